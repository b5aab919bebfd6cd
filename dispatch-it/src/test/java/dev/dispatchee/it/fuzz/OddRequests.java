// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import dev.dispatchee.it.server.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes up requests that no document describes: to open paths and beside all paths, by odd methods,
 * and as long as they can be.
 *
 * @param operations what the document describes: its paths are called by methods that they lack
 * @param dice decides
 */
record OddRequests(List<Operation> operations, Dice dice) {

  private static final int LONG = 8_000;
  private static final int MEBIBYTE = 1024 * 1024;

  /** How many parameters the server takes in one request. */
  private static final int MOST_PARAMETERS = 1_000;

  /** How many headers the server takes in one request. */
  private static final int MOST_HEADERS = 200;

  private static final List<String> METHODS =
      List.of("GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private static final List<String> ODD_METHODS =
      List.of(
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "PURGE",
          "QUERY",
          "get",
          "gEt",
          "head",
          "options",
          "post",
          "Put",
          "patch",
          "delete",
          "X".repeat(60),
          "G-T",
          "*",
          "\u00fc");

  private static final List<String> TARGETS =
      List.of(
          "/",
          "/dispatch",
          "/dispatch?a=b",
          "/dispatch/",
          "/dispatch/index.html",
          "/dispatch/nothing%00",
          "/dispatch/a:b",
          "/dispatch/:/*:*.x::",
          "/dispatch/console",
          "/dispatch/console/",
          "/dispatch/console/main.js",
          "/dispatch/console/main.js/",
          "/dispatch/console/%2e%2e/WEB-INF/web.xml",
          "/dispatch/console/%00.js",
          "/dispatch/console/" + "x/".repeat(LONG / 2) + "x.js",
          "/dispatch/health",
          "/dispatch/health/live",
          "/dispatch/health/ready",
          "/dispatch/health/live/",
          "/dispatch/health/other",
          "/dispatch/health/%6Cive",
          "/dispatch/health/live;a=b",
          "/dispatch/health/live%00",
          "/dispatch/health/live%0d%0aX-Injected:%20yes",
          "/dispatch/health/live?" + "z".repeat(LONG),
          "/dispatch/error",
          "/dispatch/error/",
          "/dispatch/error?" + parameters(MOST_PARAMETERS),
          "/dispatch/j_security_check",
          "/dispatch/WEB-INF/web.xml",
          "/dispatch/web-inf/web.xml",
          "/dispatch/WEB-INF%2fweb.xml",
          "/dispatch/META-INF/MANIFEST.MF",
          "/dispatch/api",
          "/dispatch/api/v1",
          "/dispatch/api/v1/",
          "/dispatch/api/v1/openapi",
          "/dispatch/api/v1/openapi;a=b",
          "/dispatch/api/v2/triggers",
          "/dispatch/api/v1/triggers/",
          "/dispatch/api/v1/triggers/%00",
          "/dispatch/api/v1/triggers/by-external-reference-code/a%00b",
          "/dispatch/api/v1/triggers/by-external-reference-code/" + "x".repeat(LONG),
          "/dispatch/api/v1/triggers?" + parameters(MOST_PARAMETERS),
          "/dispatch/api/v1/triggers?" + parameters(MOST_PARAMETERS + 1),
          "/dispatch/api/v1/triggers?search=" + "x".repeat(LONG),
          "/dispatch/api/v1/triggers?" + "search=x&".repeat(LONG / 9),
          "/dispatch/api/v1/logs?status=" + "FAILED,".repeat(LONG / 7),
          "/dispatch/api/v1/nodes/a%00b/drain",
          "/dispatch/api/v1/nodes/;a=b/drain",
          "/dispatch/api/v1/executors/%00",
          "/dispatch/api/v1/executors/" + "x".repeat(LONG),
          "/dispatch/api/v1/import",
          "/dispatch//api//v1//triggers",
          "/dispatch/./api/v1/triggers",
          "/dispatch/../dispatch/api/v1/triggers",
          "/dispatch/%2e%2e/dispatch/health/live",
          "/dispatch/%",
          "/dispatch/%zz",
          "/dispatch/%c0%ae",
          "/dispatch/%ED%A0%80",
          "/dispatch/\u00fc",
          "/dispatch/" + "x".repeat(LONG),
          "/dispatch/api/v1/" + "y/".repeat(LONG / 2),
          "*",
          "//elsewhere.example/dispatch",
          "http://elsewhere.example/dispatch/health/live");

  private static final List<List<String>> HEADERS =
      List.of(
          List.of(),
          List.of("Authorization: Basic " + "x".repeat(LONG)),
          List.of("X-Long: " + "x".repeat(LONG)),
          List.of("X".repeat(LONG) + ": x"),
          List.of("Accept: " + "a/b,".repeat(LONG / 4)),
          List.of("Accept-Language: " + "de,".repeat(LONG / 3)),
          List.of("If-None-Match: " + "\"a\",".repeat(LONG / 4)),
          List.of("Expect: 100-continue"),
          List.of("Upgrade: websocket", "Sec-WebSocket-Key: x"),
          List.of("Upgrade: h2c", "HTTP2-Settings: x"),
          List.of("Transfer-Encoding: identity"),
          List.of("Host: other.example"),
          List.of("Content-Type: application/json", "Origin: null"),
          List.of("Content-Type: application/x-www-form-urlencoded"),
          List.of("Content-Type: multipart/form-data; boundary=" + "x".repeat(LONG)),
          List.of("Cookie: JSESSIONID=../../x"),
          List.of("Content-Encoding: br", "Content-Type: ;;"),
          List.of("Range: bytes=" + "0-,".repeat(LONG / 3), "If-Range: x"),
          more(MOST_HEADERS - 20),
          more(MOST_HEADERS + 1));

  private static final List<User> USERS =
      List.of(User.ADMIN, User.ADMIN, User.EDITOR, User.VIEWER, User.OUTSIDER);

  private static final List<Integer> LENGTHS =
      List.of(0, 1, 1_000, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 8 * MEBIBYTE + 1);

  /** One of them. */
  OddRequest next() {
    boolean isOperation = dice.percent(25);
    var path = isOperation ? dice.of(operations).path() : "";
    return new OddRequest(
        dice.of(isOperation ? methodsThatAreNotOf(path) : dice.percent(40) ? ODD_METHODS : METHODS),
        isOperation ? "/dispatch/api/v1" + path.replaceAll("\\{[a-z]+}", "1") : dice.of(TARGETS),
        headers(),
        dice.percent(70) ? null : new byte[dice.of(LENGTHS)]);
  }

  // In any letters, as the server reads them as capitals.
  private List<String> methodsThatAreNotOf(String path) {
    var methods =
        operations.stream()
            .filter(operation -> operation.path().equals(path))
            .map(Operation::method)
            .toList();
    return Stream.concat(METHODS.stream(), ODD_METHODS.stream())
        .filter(method -> !methods.contains(method.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private List<String> headers() {
    var headers = new ArrayList<String>();
    if (dice.percent(75)) {
      headers.add("Authorization: " + dice.of(USERS).authorization());
    }
    if (dice.percent(40)) {
      headers.addAll(dice.of(HEADERS));
    }
    return headers;
  }

  private static String parameters(int count) {
    return "a=1&".repeat(count - 1) + "a=1";
  }

  private static List<String> more(int count) {
    return Stream.iterate(0, number -> number + 1)
        .limit(count)
        .map(number -> "X-More-%d: %d".formatted(number, number))
        .toList();
  }
}
