// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection to a server on which a test writes what no client would. */
public final class BareConnection implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader in;

  private BareConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
  }

  /** Connects. */
  public static BareConnection to(URI server) {
    try {
      return new BareConnection(new Socket(server.getHost(), server.getPort()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes lines of a head and ends it. */
  public BareConnection head(String... lines) {
    return write(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Writes a text as it is. */
  public BareConnection write(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The head of the next answer, status line first.
   *
   * @param within how long it may take
   */
  public List<String> answer(Duration within) {
    var head = new ArrayList<String>();
    for (var line = line(within); !line.isEmpty(); line = line(within)) {
      head.add(line);
    }
    return head;
  }

  /** Reads the rest until the server closes the connection, which it has to do in that time. */
  public void awaitClosed(Duration within) {
    try {
      socket.setSoTimeout(Math.toIntExact(within.toMillis()));
      while (in.read() >= 0) {
        // What is left of an answer.
      }
    } catch (SocketException reset) {
      // Closed as well.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String line(Duration within) {
    try {
      socket.setSoTimeout(Math.toIntExact(within.toMillis()));
      var line = in.readLine();
      if (line == null) {
        throw new IOException("the connection ended");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
