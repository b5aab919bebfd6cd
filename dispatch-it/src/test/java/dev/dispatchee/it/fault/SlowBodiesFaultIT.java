// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.BareConnection;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many callers announce a body and do not send it. */
class SlowBodiesFaultIT extends SharedServerTest {

  private static final int CALLERS = 200;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<BareConnection> connections = new ArrayList<>();

  @AfterEach
  void hangUp() {
    connections.forEach(BareConnection::close);
  }

  private static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("without credentials", 401, "POST", "api/v1/triggers", ""),
        Arguments.of(
            "with wrong credentials",
            401,
            "POST",
            "api/v1/triggers",
            "Authorization: Basic bm9ib2R5Om5vYm9keQ=="),
        Arguments.of("to an open path", 405, "POST", "health/live", ""),
        Arguments.of("with a body where none is read", 200, "GET", "health/live", ""),
        Arguments.of(
            "to a stream of events",
            400,
            "GET",
            "api/v1/logs/1/events",
            "Authorization: " + User.VIEWER.authorization()),
        Arguments.of(
            "without the role",
            403,
            "DELETE",
            "api/v1/triggers/1",
            "Authorization: " + User.VIEWER.authorization()),
        Arguments.of(
            "as another site",
            403,
            "POST",
            "api/v1/triggers",
            "Authorization: " + User.ADMIN.authorization() + "\r\nSec-Fetch-Site: cross-site"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsAnsweredWithoutItsBodyKeepsNoThread(
      String how, int status, String method, String path, String header) {
    for (var length : new String[] {"Content-Length: 1000", "Transfer-Encoding: chunked"}) {
      IntStream.range(0, CALLERS / 2)
          .forEach(caller -> announce(method, path, length, header).write("1"));
    }
    for (var connection : connections) {
      assertThat(connection.answer(PATIENCE).get(0)).startsWith("HTTP/1.1 " + status + " ");
    }

    answersHealthSoon();
  }

  @Test
  void aConnectionWhoseRefusedBodyComesLateServesTheNextRequest() {
    var connection = announce("POST", "api/v1/triggers", "Content-Length: 1000", "").write("1");
    var refusal = connection.answer(PATIENCE);
    assertThat(refusal.get(0)).contains(" 401 ");

    connection.write("1".repeat(999));
    request(connection, "GET", "health/live", "X-Next: 1");

    // The body of the refusal comes first.
    var lines = new ArrayList<String>();
    while (lines.stream().noneMatch(line -> line.endsWith("HTTP/1.1 200 OK"))) {
      lines.addAll(connection.answer(PATIENCE));
    }
  }

  @Test
  void whoAsksBeforeSendingIsRefusedAtOnce() {
    var connection =
        announce("POST", "api/v1/triggers", "Content-Length: 1000", "Expect: 100-continue");

    assertThat(connection.answer(PATIENCE).get(0)).contains(" 401 ");
    connection.awaitClosed(PATIENCE);
  }

  @Test
  void aBodyThatFallsSilentLosesItsConnection() {
    var silent =
        announce(
                "POST",
                "api/v1/triggers",
                "Content-Length: 1000",
                "Authorization: "
                    + User.ADMIN.authorization()
                    + "\r\nContent-Type: application/json")
            .write("{");

    silent.awaitClosed(PATIENCE);
  }

  @Test
  void bodiesThatFallSilentLeaveThreadsForOthers() {
    var credentials =
        "Authorization: " + User.ADMIN.authorization() + "\r\nContent-Type: application/json";
    for (int i = 0; i < CALLERS; i++) {
      announce("POST", "api/v1/triggers", "Content-Length: 1000", credentials).write("{");
    }

    // Each that is refused is held up for a moment first.
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(this::answersHealthSoon);
  }

  // Who fills in the form is nobody yet, and must not stand in the way of those who are somebody.
  @Test
  void formsThatAreNeverFilledInLeaveTheirTurnsToTheApi() {
    for (int i = 0; i < CALLERS; i++) {
      announce("POST", "session", "Content-Length: 1000", "Content-Type: application/json")
          .write("{");
    }
    var credentials =
        "Authorization: " + User.ADMIN.authorization() + "\r\nContent-Type: application/json";
    var inParts =
        IntStream.range(0, 4)
            .mapToObj(i -> announce("POST", "api/v1/triggers", "Content-Length: 2", credentials))
            .map(connection -> connection.write("{"))
            .toList();

    // Meanwhile the server waits for the rest of each.
    answersHealthSoon();

    for (var connection : inParts) {
      connection.write("}");
      assertThat(connection.answer(PATIENCE).get(0)).startsWith("HTTP/1.1 422 ");
    }
  }

  private void answersHealthSoon() {
    for (int i = 0; i < 5; i++) {
      try (var connection = BareConnection.to(SharedServer.application())) {
        request(connection, "GET", "health/live", "Connection: close");
        assertThat(connection.answer(SOON).get(0)).isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  private BareConnection announce(String method, String path, String length, String header) {
    var connection = BareConnection.to(SharedServer.application());
    connections.add(connection);
    return request(connection, method, path, header.isEmpty() ? length : length + "\r\n" + header);
  }

  private static BareConnection request(
      BareConnection connection, String method, String path, String headers) {
    var server = SharedServer.application();
    return connection.head(
        "%s %s%s HTTP/1.1".formatted(method, server.getRawPath(), path),
        "Host: " + server.getRawAuthority(),
        headers);
  }
}
