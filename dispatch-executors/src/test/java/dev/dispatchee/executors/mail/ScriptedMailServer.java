// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server that answers commands as it is told, and else as if all were well. */
final class ScriptedMailServer implements AutoCloseable {

  /** In place of an answer: none comes. */
  static final String SILENCE = "";

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final CountDownLatch silent = new CountDownLatch(1);
  private final CountDownLatch clientGone = new CountDownLatch(1);

  /**
   * Starts it.
   *
   * @param answers by the beginning of a command: {@code GREETING}, {@code EHLO}, {@code RCPT},
   *     {@code BODY}…
   */
  ScriptedMailServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    new Thread(this::serve).start();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> commands() {
    return commands;
  }

  void awaitSilence() throws InterruptedException {
    if (!silent.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody came to where it is silent: " + commands);
    }
  }

  void awaitClientGone() throws InterruptedException {
    if (!clientGone.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the connection is still there: " + commands);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException gone) {
        // The client, or this server at the end of the test.
      } finally {
        clientGone.countDown();
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    answer(client, in, "GREETING", "220 ready");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      if (line.equals("DATA")) {
        if (!answer(client, in, line, "354 go on").startsWith("354")) {
          continue;
        }
        for (var text = line; !text.equals("."); ) {
          text = in.readLine();
          if (text == null) {
            return;
          }
        }
        answer(client, in, "BODY", "250 accepted");
      } else {
        answer(client, in, line, line.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private String answer(Socket client, BufferedReader in, String command, String usual)
      throws IOException {
    var answer =
        answers.entrySet().stream()
            .filter(entry -> command.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(usual);
    if (answer.equals(SILENCE)) {
      silent.countDown();
      while (in.readLine() != null) {
        // It says no more, and waits for the client to go.
      }
      throw new IOException("the client has gone");
    }
    client.getOutputStream().write((answer + "\r\n").getBytes(ISO_8859_1));
    client.getOutputStream().flush();
    return answer;
  }
}
