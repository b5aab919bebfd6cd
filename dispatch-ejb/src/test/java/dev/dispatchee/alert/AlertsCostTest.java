// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.CountedStatements;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules cost the runs that they are not about. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlertsCostTest {

  private final CountedStatements statements;
  private final EngineOnDatabase engine;
  private final AlertsOnDatabase alerts;

  AlertsCostTest(TestDatabase kind) {
    statements = new CountedStatements(kind);
    engine = new EngineOnDatabase(statements.database());
    alerts = AlertsOnDatabase.on(engine);
  }

  @Test
  void isNoStatementForWhatNoRuleIsAbout() {
    int ofASuccess = toEnd(RunStatus.SUCCESSFUL);
    int ofAFailure = toEnd(RunStatus.FAILED);
    var other = new AlertScope(List.of(999_999L), List.of());
    for (var kind : List.of(AlertKind.FAILED, AlertKind.RECOVERED, AlertKind.MISSED)) {
      alerts.rule(new AlertCondition(kind, null, null, null), other);
    }
    alerts.rule(new AlertCondition(AlertKind.FAILED_IN_A_ROW, 2, null, null), other);
    alerts.rule(
        new AlertCondition(AlertKind.LATE, null, Duration.ofHours(1), null), AlertScope.ALL);

    assertThat(toEnd(RunStatus.SUCCESSFUL)).isEqualTo(ofASuccess);
    assertThat(toEnd(RunStatus.FAILED)).isEqualTo(ofAFailure);
    alerts.rule(AlertKind.FAILED);
    assertThat(toEnd(RunStatus.SUCCESSFUL)).isEqualTo(ofASuccess);
    assertThat(toEnd(RunStatus.FAILED)).as("and one that it is about").isGreaterThan(ofAFailure);
  }

  private int toEnd(RunStatus status) {
    var run = alerts.claim(engine.aTrigger().create());
    return statements.of(() -> alerts.end(run, status));
  }
}
