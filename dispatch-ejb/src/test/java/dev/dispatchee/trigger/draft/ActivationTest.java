// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import static dev.dispatchee.trigger.draft.Drafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.registry.KnownExecutors;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was valid when it was stored may not be fit to become active. */
class ActivationTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void changesNothingButWhetherItIsActive() {
    var stored =
        stored(
            aDraft()
                .with("externalReferenceCode", "code")
                .with("description", "of all kinds")
                .with("dispatchTaskSettings", Map.of("a", "b"))
                .with("cronExpression", "0 0 * * * ?")
                .with("priority", "7")
                .with("system", true)
                .with("labels", List.of("x", "y")));

    assertThat(stored.active()).isFalse();
    assertThat(stored.withActive(true))
        .usingRecursiveComparison()
        .ignoringFields("active")
        .isEqualTo(stored);
    assertThat(stored.withActive(true).active()).isTrue();
    assertThat(stored.withActive(true).withActive(false)).isEqualTo(stored);
  }

  @Test
  void needsAnExecutorThatIsHere() {
    var stored = stored(aDraft().with("cronExpression", "0 0 * * * ?"));

    assertThatCode(() -> activate(stored, Optional.of(Drafts.HELLO))).doesNotThrowAnyException();
    assertThat(faultsOf(stored, Optional.empty()))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple("dispatchTaskExecutorType", "unknown-executor-type"));
  }

  @Test
  void needsAScheduleWithAFireAhead() {
    assertThat(faultsOf(stored(aDraft()), Optional.of(Drafts.HELLO)))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            tuple(
                "cronExpression", "one of cronExpression, interval, runOnceDate, rrule is needed"));
    assertThat(
            faultsOf(
                stored(aDraft().with("runOnceDate", "2026-11-24T11:59:59Z")),
                Optional.of(Drafts.HELLO)))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple("runOnceDate", "never-fires"));
    assertThat(
            faultsOf(
                stored(
                    aDraft()
                        .with("cronExpression", "0 30 2 ? 3 SUNL")
                        .with("timeZoneId", "Europe/Berlin")
                        .with("daylightSavingRule", "SKIP")),
                Optional.of(Drafts.HELLO)))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple("cronExpression", "never-fires"));
  }

  @Test
  void needsSettingsAndAModeThatTheExecutorAllowsNow() {
    var stored =
        stored(
            aDraft()
                .with("dispatchTaskSettings", Map.of("grown", "before it declared anything"))
                .with("dispatchTaskClusterMode", "ALL_NODES")
                .with("interval", "PT5S"));
    var now =
        new ExecutorDescription(
            "hello",
            "Hello",
            "",
            false,
            true,
            false,
            "Hello",
            "test.jar",
            SettingsForm.of(Declared.class));

    assertThat(faultsOf(stored, Optional.of(KnownExecutors.onOneNode(now))))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "dispatchTaskSettings.grown", "dispatchTaskSettings.name", "dispatchTaskClusterMode");
  }

  private record Declared(String name) {}

  private static TriggerDefinition stored(Drafts draft) {
    return TriggerValidation.validate(
        draft.build(), type -> Optional.of(Drafts.HELLO), CalendarLookup.NONE, null, NOON);
  }

  private static void activate(TriggerDefinition stored, Optional<KnownExecutor> executor) {
    TriggerValidation.checkActivation(
        stored.withActive(true), type -> executor, CalendarLookup.NONE, NOON);
  }

  private static List<Violation> faultsOf(
      TriggerDefinition stored, Optional<KnownExecutor> executor) {
    return catchThrowableOfType(ValidationException.class, () -> activate(stored, executor))
        .violations();
  }
}
