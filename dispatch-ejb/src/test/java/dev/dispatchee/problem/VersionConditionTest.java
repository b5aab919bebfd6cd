// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionConditionTest {

  @Test
  void withoutAConditionAnythingMayBeChangedAndMade() {
    assertThatCode(() -> VersionCondition.NONE.check(7)).doesNotThrowAnyException();
    assertThatCode(VersionCondition.NONE::checkAbsent).doesNotThrowAnyException();
  }

  @Test
  void whatMustExistIsNotMade() {
    assertThatCode(() -> VersionCondition.EXISTING.check(7)).doesNotThrowAnyException();
    assertStale(VersionCondition.EXISTING::checkAbsent, "trigger not found");
    assertStale(VersionCondition.oneOf(List.of(7L))::checkAbsent, "trigger not found");
  }

  @Test
  void onlyOneOfTheVersionsMayBeChanged() {
    assertThatCode(() -> VersionCondition.oneOf(List.of(6L, 7L)).check(7))
        .doesNotThrowAnyException();
    assertStale(() -> VersionCondition.oneOf(List.of(6L)).check(7), "found version 7, expected 6");
    assertStale(
        () -> VersionCondition.oneOf(List.of(5L, 6L)).check(7),
        "found version 7, expected another");
    assertStale(
        () -> VersionCondition.oneOf(List.of()).check(0), "found version 0, expected another");
  }

  private static void assertStale(Runnable check, String message) {
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(check::run)
        .withMessage(message)
        .satisfies(stale -> assertThat(stale.code()).isEqualTo("stale-version"));
  }
}
