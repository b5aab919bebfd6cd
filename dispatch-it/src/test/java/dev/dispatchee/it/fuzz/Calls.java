// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.fuzz.Operation.Parameter;
import dev.dispatchee.it.server.User;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up calls of operations. */
final class Calls {

  private static final List<User> OTHERS =
      List.of(User.EDITOR, User.EDITOR, User.RUNNER, User.VIEWER, User.OUTSIDER);

  private static final List<String> STRANGE_HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: */*;q=2",
          "Accept: ,,;",
          "Accept: application/json;q=0, */*",
          "Accept: " + "a/b,".repeat(500),
          "Accept-Language: tlh, *;q=0.1",
          "Accept-Language: \u00fc\u00fc;q=x",
          "Accept-Encoding: gzip;q=x",
          "Content-Encoding: gzip",
          "Content-Language: \u202e",
          "Origin: http://elsewhere.example",
          "Origin: null",
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-origin",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-For: ' or 1=1",
          "Cookie: JSESSIONID=" + "x".repeat(3_000),
          "Cookie: a=\"; b",
          "If-None-Match: *",
          "If-Modified-Since: never",
          "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
          "Expect: nothing",
          "TE: trailers",
          "Range: bytes=5-2,-");

  private static final List<String> STRANGE_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=ISO-8859-1",
          "application/json; charset=\"\"",
          "application/json;;=",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "json",
          "*/*",
          "\u00fc/\u00fc");

  private final Dice dice;
  private final Values values;
  private final Bodies bodies;
  private final ICalendars calendars;
  private final Stage stage;

  Calls(OpenApi api, Dice dice, Stage stage) {
    this.dice = dice;
    this.stage = stage;
    values = new Values(dice);
    bodies = new Bodies(api, values, dice);
    calendars = new ICalendars(values, dice);
  }

  /** A call of an operation. */
  Call of(Operation operation) {
    var headers = new ArrayList<String>();
    caller(headers);
    parameters(operation, headers);
    if (dice.percent(8)) {
      headers.add(dice.of(STRANGE_HEADERS));
    }
    var body = body(operation, headers);
    return new Call(operation, target(operation), headers, body, body != null && dice.percent(15));
  }

  private void caller(List<String> headers) {
    if (dice.percent(85)) {
      headers.add("Authorization: " + User.ADMIN.authorization());
    } else if (dice.percent(80)) {
      headers.add("Authorization: " + dice.of(OTHERS).authorization());
    } else if (dice.percent(30)) {
      headers.add("Authorization: " + dice.of(List.of("Basic", "Basic %%%", "Bearer x", "\u00fc")));
    }
  }

  private void parameters(Operation operation, List<String> headers) {
    for (var parameter : operation.parameters()) {
      if (parameter.in().equals("header") && dice.percent(40)) {
        // A line break would end the header, and NUL is refused before any application.
        var value = value(parameter).replaceAll("[\\p{Cc}]", "?");
        headers.add(parameter.name() + ": " + value);
      }
    }
  }

  private String value(Parameter parameter) {
    return switch (parameter.name()) {
      case "If-Match" -> dice.of(List.of("*", "\"0\"", "\"1\"", "W/\"1\"", "1", values.nasty()));
      case "Range" ->
          dice.of(List.of("bytes=0-4", "bytes=-5", "bytes=4-", "bytes=999-", values.nasty()));
      case "Idempotency-Key" -> dice.of(List.of("key-1", "key-2", "k".repeat(200), values.nasty()));
      case "Last-Event-ID" -> dice.of(List.of("0", "6", values.nasty()));
      default -> values.text(parameter);
    };
  }

  private String target(Operation operation) {
    var path = operation.path();
    var query = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.in().equals("path")) {
        path = path.replace("{" + parameter.name() + "}", inPath(operation, parameter));
      } else if (parameter.in().equals("query")) {
        for (int times = dice.percent(25) ? 1 + dice.below(8) / 7 : 0; times > 0; times--) {
          query.add(parameter.name() + "=" + inQuery(parameter));
        }
      }
    }
    if (dice.percent(2)) {
      query.add(Values.encoded(values.nasty()) + "=" + Values.encoded(values.nasty()));
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String inQuery(Parameter parameter) {
    return parameter.name().equals("triggerId") && dice.percent(60)
        ? stage.trigger(dice)
        : values.inPercents(parameter);
  }

  // Without a segment it would be another operation.
  private String inPath(Operation operation, Parameter parameter) {
    if (dice.percent(70)) {
      if (parameter.name().equals("id")) {
        if (operation.path().startsWith("/calendars")) {
          return stage.calendar(dice);
        }
        return operation.path().startsWith("/logs") ? stage.log(dice) : stage.trigger(dice);
      }
      if (parameter.name().equals("name")) {
        return stage.node();
      }
    }
    var value = values.inPercents(parameter);
    return value.isBlank() || value.startsWith("%2e") || value.startsWith("..") ? "0" : value;
  }

  private byte @Nullable [] body(Operation operation, List<String> headers) {
    var types = List.copyOf(operation.body().keySet());
    if (types.isEmpty()) {
      if (!operation.isChange() || dice.percent(95)) {
        return operation.method().equals("POST") ? new byte[0] : null;
      }
      headers.add("Content-Type: application/json");
      return "{\"name\":1}".getBytes(StandardCharsets.UTF_8);
    }
    var type = dice.of(types);
    JsonNode schema = operation.body().get(type);
    var body = schema == null || dice.percent(2) ? new byte[0] : body(type, schema);
    if (dice.percent(97)) {
      headers.add("Content-Type: " + (dice.percent(94) ? type : dice.of(STRANGE_TYPES)));
    }
    return body;
  }

  private byte[] body(String type, JsonNode schema) {
    return type.equals("text/calendar") && dice.percent(95)
        ? calendars.make()
        : bodies.make(schema);
  }
}
