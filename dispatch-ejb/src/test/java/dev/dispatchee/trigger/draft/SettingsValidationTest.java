// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import static dev.dispatchee.trigger.draft.Drafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.KnownExecutors;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings are judged by what their executor declares. */
class SettingsValidationTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void namesEachSettingAtFaultTogetherWithAllOtherFaults() {
    var faults =
        faultsOf(
            draft(Map.of("count", "11", "token", "hunter2", "massage", "hi")).with("name", " "));

    assertThat(faults)
        .extracting(Violation::field, Violation::code)
        .containsExactlyInAnyOrder(
            tuple("name", "validation-failed"),
            tuple("dispatchTaskSettings.name", "validation-failed"),
            tuple("dispatchTaskSettings.count", "validation-failed"),
            tuple("dispatchTaskSettings.token", "validation-failed"),
            tuple("dispatchTaskSettings.massage", "validation-failed"));
    assertThat(faults)
        .extracting(Violation::message)
        .contains("found '11', allowed: a whole number from 1 to 10")
        .noneMatch(message -> message.contains("hunter2"));
  }

  @Test
  void asksForWhatIsRequiredWhenThereAreNoSettingsAtAll() {
    var none = aDraft();

    assertThat(faultsOf(none))
        .extracting(Violation::field)
        .containsExactly("dispatchTaskSettings.name");
  }

  @Test
  void repeatsNoSecretWhateverElseIsWrongWithIt() {
    assertThat(faultsOf(draft(Map.of("name", "x", "token", "hunter2\u0007"))))
        .singleElement()
        .satisfies(fault -> assertThat(fault.toString()).doesNotContain("hunter2"));
  }

  @Test
  void tellsOfANullOnce() {
    var settings = new HashMap<String, String>();
    settings.put("name", null);

    assertThat(faultsOf(draft(settings)))
        .extracting(Violation::message)
        .containsExactly("found null, allowed: a string");
  }

  @Test
  void keepsTheReferenceToASecretAsItIs() {
    var definition = validate(draft(Map.of("name", "x", "token", "${secret:mail.password}")), null);

    assertThat(definition.settings()).containsEntry("token", "${secret:mail.password}");
  }

  @Test
  void leavesStoredSettingsAloneUntilTheyAreChangedOrTheTriggerIsActivated() {
    var stored = Map.of("grown", "before the executor declared anything");
    var before =
        TriggerValidation.validate(
            draft(stored).with("active", true).with("cronExpression", "0 0 * * * ?").build(),
            type -> Optional.of(Drafts.HELLO),
            CalendarLookup.NONE,
            null,
            NOON);
    var paused = draft(stored).with("active", false).with("cronExpression", "0 0 * * * ?");

    assertThat(validate(paused, before).active()).isFalse();
    assertThat(faultsOf(draft(Map.of("grown", "more")).with("active", false), before)).hasSize(2);
    var resting = validate(paused, before);
    assertThat(faultsOf(paused.with("active", true), resting)).hasSize(2);
  }

  @Test
  void takesAnySettingsOfAnExecutorThatDeclaresNone() {
    var definition =
        TriggerValidation.validate(
            draft(Map.of("any", "thing")).build(),
            type -> Optional.of(Drafts.HELLO),
            CalendarLookup.NONE,
            null,
            NOON);

    assertThat(definition.settings()).containsEntry("any", "thing");
  }

  @Test
  void refusesMoreSettingsAndLongerKeysThanAnybodyNeedsWithOneFault() {
    var many = new HashMap<String, String>();
    for (int i = 0; i < 201; i++) {
      many.put("k" + i, "v");
    }

    assertThat(faultsOf(draft(many)))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            tuple("dispatchTaskSettings", "found '201 settings', allowed: at most 200 settings"));
    assertThat(faultsOf(draft(Map.of("name", "x", "k".repeat(201), "v"))))
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            tuple(
                "dispatchTaskSettings",
                "found 'a key of 201 characters', allowed: keys of at most 200 characters"));
    many.remove("k0");
    assertThat(faultsOf(draft(many))).as("200 are looked at").hasSize(201);
  }

  @Test
  void refusesSettingsThatDoNotGoTogetherAsAWhole() {
    var faults = faultsOf(draft(Map.of("name", "nobody", "count", "2")));

    assertThat(faults)
        .extracting(Violation::field, Violation::message)
        .containsExactly(tuple("dispatchTaskSettings", "nobody is there once only"));
  }

  private static Drafts draft(Map<String, String> settings) {
    return aDraft().with("dispatchTaskSettings", settings);
  }

  private static List<Violation> faultsOf(Drafts draft) {
    return faultsOf(draft, null);
  }

  private static List<Violation> faultsOf(Drafts draft, TriggerDefinition before) {
    return catchThrowableOfType(ValidationException.class, () -> validate(draft, before))
        .violations();
  }

  private static TriggerDefinition validate(Drafts draft, TriggerDefinition before) {
    var declaring =
        new ExecutorDescription(
            "hello",
            "Hello",
            "",
            false,
            false,
            false,
            "Hello",
            "test.jar",
            SettingsForm.of(Declared.class));
    return TriggerValidation.validate(
        draft.build(),
        type -> Optional.of(KnownExecutors.onOneNode(declaring)),
        CalendarLookup.NONE,
        before,
        NOON);
  }

  private record Declared(
      String name,
      @Setting(defaultValue = "1", min = "1", max = "10") int count,
      @Secret Optional<String> token) {

    Declared {
      if (name.equals("nobody") && count > 1) {
        throw new IllegalArgumentException("nobody is there once only");
      }
    }
  }
}
