// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However long the line is, the first in it are found without looking at the others. */
class DueRunsPlanTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClaimReadsTheFirstInLineInOrderOfTheIndexOfOpenRuns(TestDatabase kind) {
    var explained = new ExplainedDatabase(kind);
    var engine = new EngineOnDatabase(explained.database());
    engine.gates.see(false, true);
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

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClaimReadsTheFirstInLineBeforeAGateInOrderOfAnIndexToo(TestDatabase kind) {
    var explained = new ExplainedDatabase(kind);
    var engine = new EngineOnDatabase(explained.database());
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().inGroup("mail", 5).create();
    for (int i = 0; i < 20; i++) {
      engine.queue(NewRun.manual(subject, EngineOnDatabase.NOON, Node.ANY, true, "admin"));
    }
    explained.takePlans();

    engine.claims.claim(List.of(), List.of("held"), 10);

    var plan =
        explained.takePlans().stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).contains("dispatch_log_open"))
            .filter(text -> !text.contains("dispatch_gate") && !text.contains("DISPATCH_GATE"))
            .skip(1)
            .findFirst()
            .orElseThrow();
    if (kind == TestDatabase.H2) {
      assertThat(plan).contains("index sorted");
    } else {
      assertThat(plan).contains("dispatch_log_open_gate").doesNotContain("Sort");
    }
  }
}
