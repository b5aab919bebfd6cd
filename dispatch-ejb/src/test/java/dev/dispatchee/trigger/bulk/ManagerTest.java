// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagerTest {

  private static final Manager ORDERS = new Manager("orders");

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "\u00e4", "123456789-123456789-123456789-"})
  void refusesNamesThatFitIntoNoLabel(String name) {
    assertThatThrownBy(() -> new Manager(name))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("managedBy: found '" + name + "', allowed: 1 to 29");
  }

  @Test
  void signsWhatIsNotSignedYet() {
    var unsigned = Drafts.aDraft().build();

    var signed = ORDERS.signed(unsigned.withLabels(List.of("night")));

    assertThat(signed.labels()).containsExactly("night", "managed-by:orders");
    assertThat(ORDERS.signed(signed)).isEqualTo(signed);
    assertThat(ORDERS.signed(unsigned).labels()).containsExactly("managed-by:orders");
  }

  @Test
  void takesWhatIsNobodysOrItsOwn() {
    assertThatCode(() -> ORDERS.check(labelled("managed-by:orders"), null))
        .doesNotThrowAnyException();
    assertThatCode(() -> ORDERS.check(labelled("managed-by:orders"), labelled("night")))
        .doesNotThrowAnyException();
    assertThatCode(() -> ORDERS.check(labelled("managed-by:orders"), labelled("managed-by:orders")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesWhatIsAnothersOrIsToBe() {
    assertThatThrownBy(
            () -> ORDERS.check(labelled("managed-by:orders"), labelled("a", "managed-by:mail")))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "labels: the trigger that is there has 'managed-by:mail',"
                + " allowed: 'managed-by:orders' or no manager");
    assertThatThrownBy(() -> ORDERS.check(labelled("managed-by:mail", "managed-by:orders"), null))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("labels: found 'managed-by:mail'");
  }

  private static TriggerDefinition labelled(String... labels) {
    return TriggerValidation.validate(
        Drafts.aDraft().build().withLabels(List.of(labels)),
        type -> Optional.of(Drafts.HELLO),
        CalendarLookup.NONE,
        null,
        EngineOnDatabase.NOON);
  }
}
