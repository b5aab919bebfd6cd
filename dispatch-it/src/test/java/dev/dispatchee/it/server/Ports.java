// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Ports of this machine that nobody listens on. */
public final class Ports {

  // Below the ports that the machine gives to whoever asks for any.
  private static final int LEAST_OFFSET = 10_000;
  private static final int STEP = 100;
  private static final int OFFSETS = 120;

  private Ports() {}

  /**
   * A number that can be added to each of some ports, so that nobody listens there.
   *
   * @throws IllegalStateException if there is none
   */
  public static int offset(List<Integer> ports) {
    return IntStream.iterate(LEAST_OFFSET, offset -> offset + STEP)
        .limit(OFFSETS)
        .filter(offset -> ports.stream().allMatch(port -> isFree(port + offset)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no offset for " + ports));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** So many different ones. */
  public static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      // Held all at once, so that they differ.
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (var socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
