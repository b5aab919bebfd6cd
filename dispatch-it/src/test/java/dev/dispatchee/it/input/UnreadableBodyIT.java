// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static dev.dispatchee.it.input.BadRequest.MALFORMED;

import java.util.List;
import java.util.stream.Stream;

/** Bodies and headers that are not what they should be. */
class UnreadableBodyIT extends BadInputTest {

  static Stream<BadRequest> requests() {
    return Stream.of(
        BadRequest.fields(
            "unknown field", "\"colour\":\"red\"", 400, MALFORMED, "colour " + MALFORMED),
        BadRequest.fields(
            "unknown field, null", "\"colour\":null", 400, MALFORMED, "colour " + MALFORMED),
        BadRequest.fields(
            "text for a number", "\"priority\":\"5\"", 400, MALFORMED, "priority " + MALFORMED),
        BadRequest.fields(
            "number with too large an exponent", "\"priority\":1E2147483648", 400, MALFORMED),
        BadRequest.fields(
            "fraction for a number", "\"priority\":4.5", 400, MALFORMED, "priority " + MALFORMED),
        BadRequest.fields(
            "text for a truth value", "\"active\":\"true\"", 400, MALFORMED, "active " + MALFORMED),
        BadRequest.fields(
            "number for a truth value", "\"active\":1", 400, MALFORMED, "active " + MALFORMED),
        BadRequest.fields(
            "number for a text", "\"description\":5", 400, MALFORMED, "description " + MALFORMED),
        BadRequest.fields(
            "truth value for a text",
            "\"description\":true",
            400,
            MALFORMED,
            "description " + MALFORMED),
        BadRequest.fields(
            "object for a text", "\"description\":{}", 400, MALFORMED, "description " + MALFORMED),
        BadRequest.fields(
            "number for a constant",
            "\"misfirePolicy\":1",
            400,
            MALFORMED,
            "misfirePolicy " + MALFORMED),
        BadRequest.fields(
            "number for a duration", "\"timeout\":30", 400, MALFORMED, "timeout " + MALFORMED),
        BadRequest.fields(
            "number for an instant",
            "\"startDate\":1700000000",
            400,
            MALFORMED,
            "startDate " + MALFORMED),
        BadRequest.fields(
            "truth value among settings",
            "\"dispatchTaskSettings\":{\"seconds\":true}",
            400,
            MALFORMED,
            "dispatchTaskSettings.seconds " + MALFORMED),
        BadRequest.fields(
            "list for settings",
            "\"dispatchTaskSettings\":[]",
            400,
            MALFORMED,
            "dispatchTaskSettings " + MALFORMED),
        BadRequest.fields(
            "text for a list", "\"labels\":\"one\"", 400, MALFORMED, "labels " + MALFORMED),
        BadRequest.fields("duplicate key", "\"name\":\"again\"", 400, MALFORMED),
        BadRequest.fields(
            "duplicate key of the settings",
            "\"dispatchTaskSettings\":{\"a\":\"1\",\"a\":\"2\"}",
            400,
            MALFORMED),
        BadRequest.fields(
            "too deep", "\"labels\":" + "[".repeat(2000) + "]".repeat(2000), 400, MALFORMED),
        BadRequest.post(
            "trailing tokens",
            "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\"} {}",
            400,
            MALFORMED),
        BadRequest.post("empty body", "", 400, MALFORMED),
        BadRequest.post("blank body", "  \n", 400, MALFORMED),
        BadRequest.post("null", "null", 400, MALFORMED),
        BadRequest.post("array body", "[]", 400, MALFORMED),
        BadRequest.post("text body", "\"hello\"", 400, MALFORMED),
        BadRequest.post("cut off", "{\"name\":\"bad in", 400, MALFORMED),
        BadRequest.post(
            "comment",
            "{/* */\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\"}",
            400,
            MALFORMED),
        BadRequest.post("single quotes", "{'name':'bad input'}", 400, MALFORMED),
        BadRequest.post("not JSON", "name=bad", 400, MALFORMED),
        new BadRequest(
            "patch that is an array",
            api -> api.patch("{trigger}", "[]"),
            400,
            MALFORMED,
            List.of()),
        new BadRequest(
            "patch with an unknown field",
            api -> api.patch("{trigger}", "{\"colour\":1}"),
            400,
            MALFORMED,
            List.of("colour " + MALFORMED)),
        new BadRequest(
            "patch that is empty", api -> api.patch("{trigger}", ""), 400, MALFORMED, List.of()),
        new BadRequest(
            "run with an unknown field",
            api -> api.send("POST", "{trigger}/run", "application/json", "{\"settings\":{}}"),
            400,
            MALFORMED,
            List.of("settings " + MALFORMED)),
        new BadRequest(
            "run with an array",
            api -> api.send("POST", "{trigger}/run", "application/json", "[]"),
            400,
            MALFORMED,
            List.of()),
        new BadRequest(
            "If-Match without quotes",
            api -> api.with("If-Match", "1").patch("{trigger}", "{}"),
            400,
            MALFORMED,
            List.of()));
  }
}
