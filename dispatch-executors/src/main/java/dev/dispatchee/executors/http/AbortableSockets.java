// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.io.DetachedSocketFactory;

/**
 * Makes the sockets of one exchange, and closes them all when it is to end.
 *
 * <p>The client's own cancellation waits for a connection that is being made: for the look-up, for
 * each address, for TLS. Closing the socket ends each of these at once.
 */
final class AbortableSockets implements DetachedSocketFactory {

  private final List<Socket> sockets = new ArrayList<>();
  private boolean aborted;

  /** Never uses a proxy, not even one that the JVM is set to: it would look the host up again. */
  @Override
  public synchronized Socket create(Proxy proxy) throws IOException {
    if (aborted) {
      throw new SocketException("the exchange was aborted");
    }
    var socket = new Socket(Proxy.NO_PROXY);
    sockets.add(socket);
    return socket;
  }

  /** Closes what is open, and from then on makes no more. */
  synchronized void abort() {
    aborted = true;
    sockets.forEach(AbortableSockets::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // There is nothing left to do for it.
    }
  }
}
