// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.timed;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the sockets of one exchange, and closes them all when it is to end. Thread-safe.
 *
 * <p>Clients that are asked to stop wait for a connection that is being made, or for an answer.
 * Closing the socket ends each of these at once.
 */
public final class AbortableSockets {

  private final List<Socket> sockets = new ArrayList<>();
  private boolean aborted;

  /**
   * A socket that is not connected. It uses no proxy, not even one that the JVM is set to: it would
   * look the host up again.
   *
   * @throws SocketException if the exchange was aborted
   */
  public Socket create() throws SocketException {
    return keep(new Socket(Proxy.NO_PROXY));
  }

  /**
   * Takes a socket that is to be closed as well.
   *
   * @throws SocketException if the exchange was aborted
   */
  public synchronized <S extends Socket> S keep(S socket) throws SocketException {
    if (aborted) {
      throw new SocketException("the exchange was aborted");
    }
    sockets.add(socket);
    return socket;
  }

  /** Closes what is open, and from then on makes no more. */
  public synchronized void abort() {
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
