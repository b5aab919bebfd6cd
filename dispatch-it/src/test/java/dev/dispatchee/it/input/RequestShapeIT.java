// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import dev.dispatchee.it.server.User;
import java.util.List;
import java.util.stream.Stream;

/** Sizes, media types, methods and credentials that are refused. */
class RequestShapeIT extends BadInputTest {

  static Stream<BadRequest> requests() {
    return Stream.of(
        BadRequest.fields(
            "body over 1 MiB",
            "\"description\":\"%s\"".formatted("d".repeat(1 << 20)),
            413,
            "payload-too-large"),
        new BadRequest(
            "patch over 1 MiB",
            api ->
                api.patch("{trigger}", "{\"description\":\"%s\"}".formatted("d".repeat(1 << 20))),
            413,
            "payload-too-large",
            List.of()),
        new BadRequest(
            "run over 1 MiB",
            api -> api.post("{trigger}/run", " ".repeat(1 << 20) + "{}"),
            413,
            "payload-too-large",
            List.of()),
        new BadRequest(
            "text body",
            api -> api.send("POST", "triggers", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "form body",
            api -> api.send("POST", "triggers", "application/x-www-form-urlencoded", "name=x"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "put of text",
            api -> api.send("PUT", "{trigger}", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "patch of text",
            api -> api.send("PATCH", "{trigger}", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "run with text",
            api -> api.send("POST", "{trigger}/run", "text/plain", "{}"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "no body, no type",
            api -> api.post("triggers"),
            415,
            "unsupported-media-type",
            List.of()),
        new BadRequest(
            "delete of all", api -> api.delete("triggers"), 405, "method-not-allowed", List.of()),
        new BadRequest(
            "put on logs", api -> api.put("logs", "{}"), 405, "method-not-allowed", List.of()),
        new BadRequest(
            "HTML wanted",
            api -> api.with("Accept", "text/html").get("triggers"),
            406,
            "not-acceptable",
            List.of()),
        new BadRequest(
            "wrong password",
            api -> api.as(User.LOCKED, "wrong").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new BadRequest(
            "unknown user",
            api -> api.withAuthorization("Basic bm9ib2R5Om5vYm9keQ==").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new BadRequest(
            "credentials without a colon",
            api -> api.withAuthorization("Basic bm9jb2xvbg==").get("triggers"),
            401,
            "unauthenticated",
            List.of()),
        new BadRequest(
            "credentials that are no Base64",
            api -> api.withAuthorization("Basic %%%").get("triggers"),
            401,
            "unauthenticated",
            List.of()));
  }
}
