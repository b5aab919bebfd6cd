// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeadRowsTest {

  private static final String TABLES = "'dispatch_log_open', 'dispatch_slot'";

  private final EngineOnDatabase engine;

  DeadRowsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void areClearedAwayWhenManyRunsHaveEnded() {
    end(2);
    engine.deadRows.clearIfMany();
    assertThat(cleared()).isZero();

    end(1);
    engine.deadRows.clearIfMany();
    assertThat(cleared()).isEqualTo(ofPostgres());

    engine.deadRows.clearIfMany();
    assertThat(cleared()).as("not again at once").isEqualTo(ofPostgres());
  }

  private void end(int runs) {
    var subject = engine.aTrigger().withOverlap().create();
    Stream.generate(() -> NewRun.manual(subject, EngineOnDatabase.NOON, Node.ANY, false, "admin"))
        .limit(runs)
        .forEach(engine::queue);
    var claimed = engine.claims.claim(List.of(), List.of(subject.executorType()), runs).claimed();
    engine.results.end(
        claimed.stream()
            .map(run -> RunResult.lost(run, EndReason.NODE_LOST, null, EngineOnDatabase.NOON, ""))
            .toList());
  }

  private long ofPostgres() {
    return isPostgres() ? 2 : 0;
  }

  // How often the tables were vacuumed by somebody who said so.
  private long cleared() {
    return isPostgres()
        ? engine.number(
            "select sum(vacuum_count) from pg_stat_user_tables where relname in (%s)"
                .formatted(TABLES))
        : 0;
  }

  private boolean isPostgres() {
    return engine.database.dialect() == Dialect.POSTGRESQL;
  }
}
