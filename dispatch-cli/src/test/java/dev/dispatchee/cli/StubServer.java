// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Answers what a real server cannot be made to answer, one answer after the other. */
final class StubServer implements AutoCloseable {

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();

  private record Answer(int status, String type, String body, int length) {}

  StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/dispatch";
  }

  StubServer answers(int status, String type, String body) {
    answers.add(new Answer(status, type, body, body.getBytes(UTF_8).length));
    return this;
  }

  /** And then cuts the connection, though more was promised. */
  StubServer breaksOffAfter(String body) {
    answers.add(new Answer(200, "text/event-stream", body, body.getBytes(UTF_8).length + 1));
    return this;
  }

  /** Method, path, query and the id after which events are asked for. */
  List<String> asked() {
    return asked;
  }

  /** What was sent with each, empty for nothing. */
  List<String> bodies() {
    return bodies;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var lastId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (lastId == null ? "" : " after " + lastId));
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var answer = answers.isEmpty() ? new Answer(500, "text/plain", "", 0) : answers.remove();
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
    try (exchange) {
      exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
