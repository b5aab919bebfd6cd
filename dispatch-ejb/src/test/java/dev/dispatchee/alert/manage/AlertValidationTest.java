// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.alert.AlertDefinition;
import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertValidationTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "FAILED, -, -, -, ''",
        "FAILED, 3, -, -, failures",
        "FAILED, -, PT1H, -, duration",
        "FAILED, -, -, 3, timesUsual",
        "FAILED_IN_A_ROW, -, -, -, ''",
        "FAILED_IN_A_ROW, 1, -, -, failures",
        "FAILED_IN_A_ROW, 101, -, -, failures",
        "FAILED_IN_A_ROW, 99999999999999999999, -, -, failures",
        "LATE, -, -, -, duration",
        "LATE, -, PT1S, -, ''",
        "LATE, -, PT0.5S, -, duration",
        "LATE, -, soon, -, duration",
        "RUNNING_LONG, -, -, -, duration",
        "RUNNING_LONG, -, -, 3, ''",
        "RUNNING_LONG, -, PT1H, 3, ''",
        "RUNNING_LONG, -, -, 1, timesUsual",
        "NOT_SUCCEEDED, -, PT59S, -, duration",
        "NOT_SUCCEEDED, -, PT1M, -, ''",
        "failed, -, -, -, condition",
        "-, -, -, -, condition"
      })
  void takesWhatBelongsToACondition(
      @Nullable String condition,
      @Nullable BigInteger failures,
      @Nullable String duration,
      @Nullable BigInteger times,
      String fault) {
    var draft = draft(condition, failures, duration, times, List.of(), List.of(), Map.of(), null);

    assertThat(faults(draft)).isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
  }

  @Test
  void hasDefaults() {
    var rule = valid("RUNNING_LONG", BigInteger.TWO);

    assertThat(rule.active()).isTrue();
    assertThat(rule.scope()).isEqualTo(AlertScope.ALL);
    assertThat(rule.condition().duration()).hasSeconds(10);
    assertThat(rule.groupWindow()).hasMinutes(1);
    assertThat(rule.mutedUntil()).isNull();
    assertThat(AlertDraft.unchanged(rule).duration()).isEqualTo("PT10S");
  }

  @Test
  void refusesAScopeThatIsTooLargeOrDoesNotBelongThere() {
    var ids = Collections.nCopies(101, BigInteger.ONE);
    var labels = Collections.nCopies(11, "a");

    assertThat(faults(scoped("FAILED", ids, List.of()))).containsExactly("triggerIds");
    assertThat(faults(scoped("FAILED", List.of(), labels))).containsExactly("labels");
    assertThat(faults(scoped("FAILED", List.of(BigInteger.ZERO), List.of())))
        .containsExactly("triggerIds");
    assertThat(faults(scoped("FAILED", List.of(), List.of("x".repeat(41)))))
        .containsExactly("labels");
    assertThat(faults(scoped("NODE_LOST", List.of(BigInteger.ONE), List.of())))
        .containsExactly("triggerIds");
  }

  @Test
  void refusesSettingsThatAreUnknownTooLargeOrSecretsInPlainText() {
    assertThat(faults(set("signingSecret", "plain")))
        .containsExactly("channelSettings.signingSecret");
    assertThat(faults(set("body", "x"))).containsExactly("channelSettings.body");
    assertThat(faults(set("url", "x".repeat(20_000)))).containsExactly("channelSettings");
    var withNull = new HashMap<String, String>();
    withNull.put("url", null);
    assertThat(faults(draft("FAILED", null, null, null, List.of(), List.of(), withNull, null)))
        .containsExactly("channelSettings.url");
  }

  @Test
  void refusesAWindowThatIsTooLong() {
    assertThat(faults(draft("FAILED", null, null, null, List.of(), List.of(), Map.of(), "P2D")))
        .containsExactly("groupWindow");
  }

  private static AlertDraft set(String key, String value) {
    return draft("FAILED", null, null, null, List.of(), List.of(), Map.of(key, value), null);
  }

  private static AlertDraft scoped(String condition, List<BigInteger> ids, List<String> labels) {
    return draft(condition, null, null, null, ids, labels, Map.of(), null);
  }

  private static AlertDraft draft(
      @Nullable String condition,
      @Nullable BigInteger failures,
      @Nullable String duration,
      @Nullable BigInteger times,
      List<BigInteger> ids,
      List<String> labels,
      Map<String, String> settings,
      @Nullable String window) {
    return new AlertDraft(
        "name", null, null, condition, failures, duration, times, ids, labels, "WEBHOOK", settings,
        window, null);
  }

  private static AlertDefinition valid(String condition, BigInteger times) {
    var draft = draft(condition, null, null, times, List.of(), List.of(), Map.of(), null);
    try {
      return new AlertValidation(draft, channel -> Optional.of(AnyExecutor.KNOWN))
          .validate(List.of());
    } catch (ValidationException refused) {
      throw new AssertionError(refused.violations().toString(), refused);
    }
  }

  private static List<String> faults(AlertDraft draft) {
    try {
      new AlertValidation(draft, channel -> Optional.of(AnyExecutor.KNOWN)).validate(List.of());
      return List.of();
    } catch (ValidationException refused) {
      return refused.violations().stream().map(Violation::field).toList();
    }
  }

  @Test
  void needsTheExecutorOfItsChannel() {
    var draft = draft("FAILED", null, null, null, List.of(), List.of(), Map.of(), null);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> new AlertValidation(draft, channel -> Optional.empty()).validate(List.of()))
        .satisfies(
            refused ->
                assertThat(refused.violations().get(0).message())
                    .isEqualTo("no node has the executor 'http-request' that WEBHOOK needs"));
  }
}
