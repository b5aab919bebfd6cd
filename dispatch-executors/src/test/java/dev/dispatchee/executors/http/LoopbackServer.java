// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A server on a free port of 127.0.0.1 that answers each connection by a script, byte for byte, and
 * notices when the client goes away.
 */
final class LoopbackServer implements AutoCloseable {

  /** What is done with a connection once the head of its request is read. */
  @FunctionalInterface
  interface Script {
    void answer(LoopbackServer server, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private LoopbackServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
  }

  static LoopbackServer thatAnswers(String answer) throws IOException {
    return that((server, out) -> out.write(ascii(answer)));
  }

  /** Answers, and then sends a piece again and again with a pause before each. */
  static LoopbackServer thatDrips(String start, String piece, long pauseMillis) throws IOException {
    return that(
        (server, out) -> {
          out.write(ascii(start));
          while (!server.stopsWithin(pauseMillis)) {
            out.write(ascii(piece));
          }
        });
  }

  static LoopbackServer thatIsSilent() throws IOException {
    return that((server, out) -> server.stopsWithin(Long.MAX_VALUE));
  }

  /** Answers each request by the head of it. */
  static LoopbackServer thatAnswersEach(UnaryOperator<String> answer) throws IOException {
    return that(
        (server, out) ->
            out.write(
                answer
                    .apply(server.requests.get(server.requests.size() - 1))
                    .getBytes(ISO_8859_1)));
  }

  static LoopbackServer that(Script script) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
  }

  static LoopbackServer on(ServerSocket socket, Script script) {
    var server = new LoopbackServer(socket, script);
    start(server::acceptAll);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  /** The heads of the requests, and the part of a body that came with them. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  void awaitRequest() throws InterruptedException {
    assertThat(asked.await(10, TimeUnit.SECONDS)).as("a request came").isTrue();
  }

  void awaitClientGone() throws InterruptedException {
    assertThat(clientGone.await(10, TimeUnit.SECONDS)).as("the client closed").isTrue();
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    socket.close();
    for (var connection : connections) {
      connection.close();
    }
  }

  private boolean stopsWithin(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      return true;
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        var connection = socket.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      requests.add(head(connection.getInputStream()));
      start(() -> awaitEnd(connection));
      asked.countDown();
      script.answer(this, connection.getOutputStream());
    } catch (IOException gone) {
      clientGone.countDown();
    }
  }

  private void awaitEnd(Socket connection) {
    try {
      while (connection.getInputStream().read() != -1) {
        // Bodies are of no interest here.
      }
      clientGone.countDown();
    } catch (IOException gone) {
      clientGone.countDown();
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next == -1) {
        throw new IOException("the client went away");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void start(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }
}
