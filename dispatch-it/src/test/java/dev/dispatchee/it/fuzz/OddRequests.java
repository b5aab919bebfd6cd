// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Requests that no document describes: to open paths and beside all paths, by odd methods, and as
 * long as they can be. Whatever answers them, it does not fail and tells nothing of its making.
 */
public final class OddRequests {

  private static final int LONG = 8_000;
  private static final int MEBIBYTE = 1024 * 1024;

  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "HEAD",
          "OPTIONS",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "post",
          "delete",
          "gEt",
          "QUERY",
          "X".repeat(60),
          "G-T",
          "\u00fc");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/dispatch",
          "/dispatch/",
          "/dispatch/health",
          "/dispatch/health/live",
          "/dispatch/health/ready",
          "/dispatch/health/live/",
          "/dispatch/health/other",
          "/dispatch/error",
          "/dispatch/error/",
          "/dispatch/api",
          "/dispatch/api/v1",
          "/dispatch/api/v1/",
          "/dispatch/api/v1/openapi",
          "/dispatch/api/v2/triggers",
          "/dispatch/api/v1/triggers",
          "/dispatch/api/v1/triggers/",
          "/dispatch//api//v1//triggers",
          "/dispatch/./api/v1/triggers",
          "/dispatch/../dispatch/api/v1/triggers",
          "/dispatch/%2e%2e/dispatch/health/live",
          "/dispatch/health/live;a=b",
          "/dispatch/health/live%00",
          "/dispatch/health/live%0d%0aX-Injected:%20yes",
          "/dispatch/WEB-INF/web.xml",
          "/dispatch/web-inf/web.xml",
          "/dispatch/META-INF/MANIFEST.MF",
          "/dispatch/%",
          "/dispatch/%zz",
          "/dispatch/%c0%ae",
          "/dispatch/\u00fc",
          "*",
          "//elsewhere.example/dispatch",
          "http://elsewhere.example/dispatch/health/live",
          "/dispatch/" + "x".repeat(LONG),
          "/dispatch/api/v1/" + "y/".repeat(LONG / 2),
          "/dispatch/health/live?" + "z".repeat(LONG),
          "/dispatch/api/v1/triggers?" + "search=x&".repeat(LONG / 9),
          "/dispatch/api/v1/logs?status=" + "FAILED,".repeat(LONG / 7));

  private static final List<List<String>> HEADERS =
      List.of(
          List.of(),
          List.of("Authorization: " + User.ADMIN.authorization()),
          List.of("Authorization: " + User.VIEWER.authorization()),
          List.of("Authorization: Basic " + "x".repeat(LONG)),
          List.of("X-Long: " + "x".repeat(LONG)),
          List.of("X".repeat(LONG) + ": x"),
          List.of("Expect: 100-continue"),
          List.of("Upgrade: websocket", "Sec-WebSocket-Key: x"),
          List.of("Upgrade: h2c", "HTTP2-Settings: x"),
          List.of("Transfer-Encoding: identity"),
          List.of("Host: other.example"),
          List.of("Content-Type: application/json", "Origin: null"),
          List.of("Cookie: JSESSIONID=../../x"),
          List.of("Content-Encoding: br", "Content-Type: ;;"),
          List.of("Range: bytes=0-,0-,0-", "If-Range: x"));

  private static final Pattern MADE =
      Pattern.compile("\\tat |[a-z]Exception|jakarta\\.|dev\\.dispatchee|org\\.[a-z]+\\.");

  private final Wire wire;
  private final Dice dice;
  private final Set<String> faults = new LinkedHashSet<>();

  /**
   * To one server.
   *
   * @param application where it answers
   * @param seed decides what is sent
   */
  public OddRequests(URI application, long seed) {
    this.wire = new Wire(application);
    this.dice = new Dice(seed);
  }

  /** Sends so many of them. */
  public void send(int times) {
    for (int i = 0; i < times; i++) {
      var method = dice.of(METHODS);
      var path = dice.of(PATHS);
      var headers = new ArrayList<>(dice.of(HEADERS));
      if (dice.percent(3)) {
        for (int more = 0; more < 150; more++) {
          headers.add("X-More-%d: %d".formatted(more, more));
        }
      }
      var body =
          dice.percent(70) ? null : new byte[dice.of(List.of(0, 1, 1_000, MEBIBYTE, MEBIBYTE + 1))];
      var request = "%s %.80s %.120s".formatted(method, path, headers);
      try {
        judge(request, wire.send(method, path, headers, body));
      } catch (IOException unanswered) {
        // A request that is no HTTP may be answered by the end of the connection.
        faults.addAll(isLive() ? List.of() : List.of(request + " -> the server is silent"));
      }
    }
  }

  private void judge(String request, Answer answer) {
    // 501 is what a server says of a method that it does not have, 503 of a body that is not
    // awaited.
    if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 503) {
      faults.add(request + " -> " + answer.status());
    }
    if (MADE.matcher(answer.text()).find()) {
      faults.add(request + " -> tells how it is made: " + answer.text());
    }
    if (!answer.header("X-Injected").isEmpty()) {
      faults.add(request + " -> a header of the caller's");
    }
  }

  private boolean isLive() {
    try {
      return wire.send("GET", "/dispatch/health/live", List.of(), null).status() == 200;
    } catch (IOException silent) {
      return false;
    }
  }

  /** What was found at fault. */
  public Set<String> faults() {
    return Set.copyOf(faults);
  }
}
