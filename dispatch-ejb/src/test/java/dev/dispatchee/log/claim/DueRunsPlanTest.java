// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However long the line is, the first in it are found without looking at the others. */
class DueRunsPlanTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClaimReadsTheFirstInLineInOrderOfTheIndexOfOpenRuns(TestDatabase kind) {
    var explained = new ExplainedDatabase(kind);
    var engine = new EngineOnDatabase(explained.database());
    explained.takePlans();

    engine.claims.claim(List.of(), List.of("held"), 10);

    var plans = explained.takePlans();
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0)).containsIgnoringCase("dispatch_log_open");
    if (kind == TestDatabase.H2) {
      assertThat(plans.get(0)).contains("index sorted");
    } else {
      assertThat(plans.get(0)).doesNotContain("Sort");
    }
  }
}
