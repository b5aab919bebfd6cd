// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import dev.dispatchee.web.json.UnreadableJsonException;
import dev.dispatchee.web.problem.ProblemException;
import dev.dispatchee.web.request.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRequestsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"dispatchTaskSettings\":null}", "{\"dispatchTaskSettings\":{}}"})
  void withoutSettingsTheStoredOnesAreUsed(String body) {
    assertThat(of(body)).isEqualTo(RunRequest.of(OnOverlap.CANCEL));
  }

  @Test
  void settingsArePassedOn() {
    assertThat(of("{\"dispatchTaskSettings\":{\"message\":\"x\"}}").settings())
        .isEqualTo(Map.of("message", "x"));
  }

  @Test
  void aNumberAmongSettingsIsItsExactText() {
    assertThat(of("{\"dispatchTaskSettings\":{\"a\":12,\"b\":-1.50e3,\"c\":null}}").settings())
        .containsEntry("a", "12")
        .containsEntry("b", "-1.50E+3")
        .containsEntry("c", null);
  }

  @ParameterizedTest
  @CsvSource({"cancel, CANCEL", "queue, QUEUE", "reject, REJECT"})
  void anOverlapHasThreeOutcomes(String choice, OnOverlap outcome) {
    assertThat(of("", "onOverlap", choice).onOverlap()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CANCEL", "Queue", "wait", "\0"})
  void otherOutcomesAreRefused(String choice) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> of("", "onOverlap", choice));
  }

  @Test
  void aTimeIsReadWithAnyOffset() {
    assertThat(of("", "at", "2026-11-24T13:00:00.1239+01:00").at())
        .isEqualTo("2026-11-24T12:00:00.123Z");
  }

  @Test
  void aTimeGoesWithAnOverlapThatIsJudgedThen() {
    assertThat(of("", "at", "2026-11-24T12:00:00Z", "onOverlap", "queue").onOverlap())
        .isEqualTo(OnOverlap.QUEUE);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> of("", "at", "2026-11-24T12:00:00Z", "onOverlap", "reject"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-11-24", "2026-11-24T12:00:00", "2200-01-01T00:00:00Z"})
  void otherTimesAreRefused(String at) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> of("", "at", at));
  }

  @Test
  void otherParametersAreRefused() {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> of("", "onOverlp", "queue"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> of("", "onOverlap", "queue", "onOverlap", "queue"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        " ",
        "{\"x\":1}",
        "{\"dispatchTaskSettings\":{\"a\":true}}",
        "{\"dispatchTaskSettings\":{\"a\":[1]}}",
        "{\"dispatchTaskSettings\":[]}"
      })
  void whatIsNoWishToRunIsRefused(String body) {
    assertThatExceptionOfType(UnreadableJsonException.class).isThrownBy(() -> of(body));
  }

  private static RunRequest of(String body, String... query) {
    return RunRequests.of(
        Requests.withQuery(query),
        Requests.withHeaders(Map.of()),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
