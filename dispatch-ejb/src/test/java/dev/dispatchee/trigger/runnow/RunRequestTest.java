// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRequestTest {

  private static final Instant LATER = Instant.parse("2026-11-24T12:00:00.1239Z");

  @Test
  void whatIsToBeRefusedOnOverlapIsJudgedNowAndNotLater() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> new RunRequest(OnOverlap.REJECT, Map.of(), LATER, null))
        .satisfies(
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field)
                    .containsExactly("onOverlap"));
    assertThat(RunRequest.of(OnOverlap.REJECT).at()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCEL", "QUEUE"})
  void otherChoicesGoWithATimeWhichIsKeptToTheMillisecond(OnOverlap choice) {
    assertThat(new RunRequest(choice, Map.of(), LATER, null).at())
        .isEqualTo("2026-11-24T12:00:00.123Z");
  }

  @ParameterizedTest
  @CsvSource({"cancel, CANCEL", "queue, QUEUE", "reject, REJECT"})
  void choicesHaveNames(String name, OnOverlap choice) {
    assertThat(OnOverlap.of(name)).contains(choice);
    assertThat(OnOverlap.NAMES.split(", ")).contains(name).hasSize(OnOverlap.values().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CANCEL", "Queue", "wait", "\0"})
  void otherNamesAreNone(String name) {
    assertThat(OnOverlap.of(name)).isEmpty();
  }
}
