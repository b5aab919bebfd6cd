// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import io.undertow.io.Receiver;
import io.undertow.io.Sender;
import io.undertow.server.BlockingHttpExchange;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An exchange whose end does not wait for what the caller has not sent yet.
 *
 * <p>The one of the servlet container reads the rest of the body on the thread that answered, for
 * as long as the caller likes. Here only what has arrived is taken; for the rest the server waits
 * without a thread, and closes the connection when the listener's read-timeout is over.
 */
final class UnawaitedBody implements BlockingHttpExchange {

  private static final int CHUNK = 16 * 1024;

  private final HttpServerExchange exchange;
  private final BlockingHttpExchange servlets;

  UnawaitedBody(HttpServerExchange exchange, BlockingHttpExchange servlets) {
    this.exchange = exchange;
    this.servlets = servlets;
  }

  @Override
  public InputStream getInputStream() {
    return servlets.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() {
    return servlets.getOutputStream();
  }

  @Override
  public Sender getSender() {
    return servlets.getSender();
  }

  @Override
  public Receiver getReceiver() {
    return servlets.getReceiver();
  }

  @Override
  public void close() throws IOException {
    if (exchange.isRequestComplete()) {
      servlets.close();
      return;
    }
    var context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    context.getOriginalResponse().closeStreamAndWriter();
    takeWhatHasArrived(context.getOriginalRequest().getInputStream());
  }

  // So that the stream gives its buffer back.
  private static void takeWhatHasArrived(InputStream body) throws IOException {
    var chunk = new byte[CHUNK];
    for (int there = body.available(); there > 0; there = body.available()) {
      body.readNBytes(chunk, 0, Math.min(there, CHUNK));
    }
  }
}
