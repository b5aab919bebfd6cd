// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static dev.dispatchee.it.input.BadRequest.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields of a trigger, apart from its schedule, that are not allowed. */
class TriggerFieldsIT extends BadInputTest {

  static Stream<BadRequest> requests() {
    return Stream.of(
        BadRequest.post(
            "missing name",
            "{\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        BadRequest.post(
            "blank name",
            "{\"name\":\" \",\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        BadRequest.post(
            "name too long",
            "{\"name\":\"%s\",\"dispatchTaskExecutorType\":\"hello\"}".formatted("n".repeat(76)),
            422,
            INVALID,
            "name " + INVALID),
        BadRequest.post(
            "control character in the name",
            "{\"name\":\"bad\\u0000input\",\"dispatchTaskExecutorType\":\"hello\"}",
            422,
            INVALID,
            "name " + INVALID),
        BadRequest.post(
            "missing type",
            "{\"name\":\"bad input\"}",
            422,
            INVALID,
            "dispatchTaskExecutorType " + INVALID),
        BadRequest.post(
            "unknown executor type",
            "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"Hello\"}",
            422,
            "unknown-executor-type",
            "dispatchTaskExecutorType unknown-executor-type"),
        BadRequest.post(
            "duplicate name",
            "{\"name\":\"taken\",\"dispatchTaskExecutorType\":\"hello\"}",
            409,
            "duplicate-name"),
        BadRequest.fields(
            "duplicate code",
            "\"externalReferenceCode\":\"taken\"",
            409,
            "duplicate-external-reference-code"),
        BadRequest.fields(
            "settings over 64 KiB",
            "\"dispatchTaskSettings\":{\"message\":\"%s\"}".formatted("m".repeat(64 * 1024)),
            422,
            INVALID,
            "dispatchTaskSettings " + INVALID),
        BadRequest.fields(
            "settings over 64 KiB in bytes",
            "\"dispatchTaskSettings\":{\"message\":\"%s\"}".formatted("ü".repeat(33 * 1024)),
            422,
            INVALID,
            "dispatchTaskSettings " + INVALID),
        BadRequest.fields(
            "description too long",
            "\"description\":\"%s\"".formatted("d".repeat(4001)),
            422,
            INVALID,
            "description " + INVALID),
        BadRequest.fields(
            "code with a blank",
            "\"externalReferenceCode\":\"a b\"",
            422,
            INVALID,
            "externalReferenceCode " + INVALID),
        BadRequest.fields(
            "unknown constant",
            "\"misfirePolicy\":\"fire_once\"",
            422,
            INVALID,
            "misfirePolicy " + INVALID),
        BadRequest.fields(
            "duration in months",
            "\"logRetention\":\"P1M\"",
            422,
            INVALID,
            "logRetention " + INVALID),
        BadRequest.fields(
            "negative duration", "\"retryDelay\":\"PT-1S\"", 422, INVALID, "retryDelay " + INVALID),
        BadRequest.fields(
            "duration too long",
            "\"timeout\":\"P99999999999D\"",
            422,
            INVALID,
            "timeout " + INVALID),
        BadRequest.fields(
            "priority out of bounds", "\"priority\":10", 422, INVALID, "priority " + INVALID),
        BadRequest.fields(
            "priority beyond all bounds",
            "\"priority\":99999999999",
            422,
            INVALID,
            "priority " + INVALID),
        BadRequest.fields(
            "no attempt", "\"maxAttempts\":0", 422, INVALID, "maxAttempts " + INVALID),
        BadRequest.fields(
            "eleven labels",
            "\"labels\":[%s]".formatted(labels(11)),
            422,
            INVALID,
            "labels " + INVALID),
        BadRequest.fields(
            "label too long",
            "\"labels\":[\"%s\"]".formatted("l".repeat(41)),
            422,
            INVALID,
            "labels " + INVALID),
        BadRequest.fields(
            "label that is null", "\"labels\":[null]", 422, INVALID, "labels " + INVALID),
        BadRequest.fields("id of its own", "\"id\":7", 422, INVALID, "id " + INVALID),
        new BadRequest(
            "another id",
            api ->
                api.put(
                    "{trigger}",
                    "{\"id\":7,\"name\":\"taken\",\"dispatchTaskExecutorType\":\"hello\"}"),
            422,
            INVALID,
            List.of("id " + INVALID)),
        new BadRequest(
            "another type",
            api -> api.patch("{trigger}", "{\"dispatchTaskExecutorType\":\"http-request\"}"),
            422,
            INVALID,
            List.of("dispatchTaskExecutorType " + INVALID)),
        new BadRequest(
            "name taken away",
            api -> api.patch("{trigger}", "{\"name\":null}"),
            422,
            INVALID,
            List.of("name " + INVALID)),
        new BadRequest(
            "run with large settings",
            api ->
                api.post(
                    "{trigger}/run",
                    "{\"dispatchTaskSettings\":{\"message\":\"%s\"}}"
                        .formatted("m".repeat(64 * 1024))),
            422,
            INVALID,
            List.of("dispatchTaskSettings " + INVALID)));
  }

  @Test
  void showsUsersTextWithoutItsControlCharacters() {
    var answer =
        BadRequest.fields("", "\"misfirePolicy\":\"a\\u001b[31m\\nb\"", 422, INVALID)
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, INVALID);
    assertThat(answer.json().path("detail").asText()).doesNotContain("\u001b", "\n");
  }

  private static String labels(int count) {
    return String.join(
        ",", Stream.iterate(1, i -> i + 1).limit(count).map(i -> "\"l" + i + "\"").toList());
  }
}
