// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each node asks once a second reads one row of each index, however many there are. */
class NodeWatchPlanTest {

  private static final int MANY = 1_000;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void asksTheIndexesOfDueTriggersAndOfOpenRuns(TestDatabase kind) {
    var explained = new ExplainedDatabase(kind);
    var engine = new EngineOnDatabase(explained.database());
    var watch = engine.watch(engine.node);
    for (int i = 0; i < MANY; i++) {
      engine
          .aTrigger()
          .withCron("0 0 * * * ?")
          .dueAt(EngineOnDatabase.NOON.plusSeconds(i))
          .create();
    }
    if (kind == TestDatabase.POSTGRESQL) {
      explained.execute("analyze dispatch_trigger");
    }
    explained.takePlans();

    assertThat(watch.look().overdue()).isFalse();

    var plans = explained.takePlans();
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0))
        .containsIgnoringCase("dispatch_trigger_due")
        .containsIgnoringCase("dispatch_log_open");
  }
}
