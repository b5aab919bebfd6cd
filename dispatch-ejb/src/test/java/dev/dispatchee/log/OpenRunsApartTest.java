// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.ExplainedDatabase;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On PostgreSQL open runs have a table of their own, and are found there however it is filled. */
class OpenRunsApartTest {

  private static final int RUNS = 300;

  private final ExplainedDatabase explained = new ExplainedDatabase();
  private final EngineOnDatabase engine = new EngineOnDatabase(explained.database());

  @Test
  void aClaimWritesNoIndex() {
    queue(RUNS);
    claim(RUNS);

    // Connections tell what they have counted when they are closed, which the server then does.
    await().until(() -> updates("n_tup_upd") == RUNS);
    assertThat(updates("n_tup_hot_upd")).isEqualTo(RUNS);
  }

  @Test
  void whatEndsIsHistoryAndWhatIsMissedFromTheStart() {
    queue(2);
    end(claim(1));
    engine.queue(NewRun.missed(engine.aTrigger().create(), EngineOnDatabase.NOON));

    assertThat(engine.number("select count(*) from dispatch_log_open")).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_log_history")).isEqualTo(2);
  }

  @Test
  void aPlanOfAnEmptyTableReadsNoMoreThanItsRowsWhenItIsFull() {
    queue(RUNS);
    end(claim(RUNS));
    explained.execute("vacuum analyze dispatch_log_open");
    queue(RUNS);
    explained.takePlans();

    end(claimOf(queue(5)));

    assertThat(explained.takePlans())
        .filteredOn(plan -> plan.contains("dispatch_log_open"))
        .filteredOn(plan -> !plan.contains("dispatch_gate"))
        .hasSize(2)
        .allSatisfy(
            plan ->
                assertThat(plan)
                    .contains("dispatch_log_open_pkey")
                    .doesNotContain("dispatch_log_open_line", "Seq Scan", "dispatch_log_history"));
  }

  @Test
  void theLineIsReadInOrderOfItsIndex() {
    queue(RUNS);
    end(claim(RUNS));
    explained.execute("vacuum analyze dispatch_log_open");
    queue(RUNS);
    explained.takePlans();

    claim(5);

    assertThat(explained.takePlans().get(0))
        .contains("dispatch_log_open_line")
        .doesNotContain("Sort", "dispatch_log_history");
  }

  private long updates(String kind) {
    return engine.number(
        "select %s from pg_stat_user_tables where relname = 'dispatch_log_open'".formatted(kind));
  }

  private List<DispatchLogId> queue(int runs) {
    var subject = engine.aTrigger().withOverlap().create();
    var run = NewRun.manual(subject, EngineOnDatabase.NOON, Node.ANY, false, "admin");
    return engine
        .database
        .inTransaction(
            connection ->
                engine.inserts.insert(
                    connection, Collections.nCopies(runs, run), EngineOnDatabase.NOON))
        .stream()
        .map(RunKey::log)
        .toList();
  }

  private List<ClaimedRun> claim(int runs) {
    return engine.claims.claim(List.of(), List.of("hello"), runs).claimed();
  }

  private List<ClaimedRun> claimOf(List<DispatchLogId> runs) {
    return engine.claims.claim(runs, List.of("hello"), runs.size()).claimed();
  }

  private void end(List<ClaimedRun> runs) {
    engine.results.end(runs.stream().map(OpenRunsApartTest::succeeded).toList());
  }

  private static RunResult succeeded(ClaimedRun run) {
    return new RunResult(
        run,
        RunStatus.SUCCESSFUL,
        null,
        EngineOnDatabase.NOON,
        EngineOnDatabase.NOON,
        null,
        null,
        KeptOutput.NONE,
        null);
  }
}
