// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyHeaderTest {

  @Test
  void isNotNeeded() {
    assertThat(IdempotencyKeyHeader.of(null)).isNull();
    assertThat(IdempotencyKeyHeader.of(List.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "8e03978e-40d5-43e8-bc93-6894a57f9324", "two words", "~!\"#$%&'()*"})
  void takesPrintableAscii(String key) {
    assertThat(IdempotencyKeyHeader.of(List.of(key))).isEqualTo(key);
  }

  @Test
  void takesUpTo200Characters() {
    assertThat(IdempotencyKeyHeader.of(List.of("x".repeat(200)))).hasSize(200);
    assertRefused(List.of("x".repeat(201)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "a\tb", "a\u0000b", "caf\u00e9", "a\u007f"})
  void refusesEverythingElse(String key) {
    assertRefused(List.of(key));
  }

  @Test
  void refusesTwoOfThem() {
    assertRefused(List.of("a", "a"));
  }

  private static void assertRefused(List<String> values) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKeyHeader.of(values))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
  }
}
