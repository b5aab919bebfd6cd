// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

  private final Map<String, DispatchTrigger> there = new HashMap<>();
  private final Map<String, Long> idsOfNames = new HashMap<>();

  @Test
  void createsWhatIsNotThere() {
    var steps = plan(draft("a", "A"));

    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).creates()).isTrue();
    assertThat(steps.get(0).after().name()).isEqualTo("A");
  }

  @Test
  void namesEveryFaultWithItsPlace() {
    idsOfNames.put("Taken", 9L);

    faultsOf(
            draft("a", "A").with("priority", 12).with("cronExpression", "nonsense"),
            draft("b", "B").with("externalReferenceCode", null),
            draft("a", "A again"),
            draft("c", "Taken"),
            draft("d", "D"),
            draft("e", "D"))
        .containsExactlyInAnyOrder(
            "triggers.0.priority validation-failed",
            "triggers.0.cronExpression invalid-cron",
            "triggers.1.externalReferenceCode validation-failed",
            "triggers.2.externalReferenceCode duplicate-external-reference-code",
            "triggers.3.name duplicate-name",
            "triggers.5.name duplicate-name");
  }

  private ListAssert<String> faultsOf(Drafts... drafts) {
    var thrown = catchThrowableOfType(ValidationException.class, () -> plan(drafts));
    assertThat(thrown).isNotNull();
    return assertThat(
        thrown.violations().stream().map(fault -> fault.field() + " " + fault.code()).toList());
  }

  private List<ImportStep> plan(Drafts... drafts) {
    var existing =
        new ImportPlan.Existing() {
          @Override
          public Optional<DispatchTrigger> ofCode(String code) {
            return Optional.ofNullable(there.get(code));
          }

          @Override
          public Optional<DispatchTriggerId> idOfName(String name) {
            return Optional.ofNullable(idsOfNames.get(name)).map(DispatchTriggerId::new);
          }
        };
    return new ImportPlan(
            existing,
            (draft, before) ->
                TriggerValidation.validate(
                    draft,
                    type -> Optional.of(Drafts.HELLO),
                    CalendarLookup.NONE,
                    before,
                    EngineOnDatabase.NOON))
        .of(PlacedDraft.of(List.of(drafts).stream().map(Drafts::build).toList()));
  }

  private static Drafts draft(String code, String name) {
    return Drafts.aDraft().with("externalReferenceCode", code).with("name", name);
  }
}
