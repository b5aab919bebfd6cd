// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An HTTP server that answers when it is told to. */
public final class SlowAnswer implements AutoCloseable {

  private static final int LONGEST_SECONDS = 60;

  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server;

  /** Listens on a free port. */
  public SlowAnswer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            released.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            exchange.sendResponseHeaders(204, -1);
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** Lets it answer. */
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
