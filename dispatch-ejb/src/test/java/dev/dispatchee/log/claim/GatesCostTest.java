// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What gates cost the statements of a drain: {@code -Dgates.cost=20000} prints it, in rounds by
 * turns, as processor time of the one backend of PostgreSQL, which other work on the machine does
 * not change. Inserting, claiming and ending, without executors and messages, so a server's share
 * of it is less.
 */
@EnabledIfSystemProperty(named = "gates.cost", matches = "[0-9]+")
class GatesCostTest {

  GatesCostTest() throws SQLException {}

  private static final int BATCH = 250;
  private static final int ROUNDS = 7;

  private final int runs = Integer.getInteger("gates.cost", BATCH);
  private final EngineOnDatabase engine =
      new EngineOnDatabase(
          new Database(oneConnection(TestDatabase.POSTGRESQL.create().dataSource())));
  private final long backend = engine.number("select pg_backend_pid()");

  private enum Way {
    NO_GATES,
    GATES_NOT_USED,
    ALL_IN_ONE,
    ALL_IN_TEN
  }

  @Test
  void ofADrain() throws Exception {
    var free = List.of(engine.aTrigger().withOverlap().create());
    var one = List.of(engine.aTrigger().withOverlap().inGroup("one", 10_000).create());
    var ten =
        IntStream.range(0, 10)
            .mapToObj(i -> engine.aTrigger().withOverlap().inGroup("ten-" + i, 1_000).create())
            .toList();
    Map<Way, List<Long>> micros = new EnumMap<>(Way.class);
    for (int round = 0; round <= ROUNDS; round++) {
      for (var way : Way.values()) {
        engine.gates.see(way != Way.NO_GATES, true);
        var subjects =
            switch (way) {
              case NO_GATES, GATES_NOT_USED -> free;
              case ALL_IN_ONE -> one;
              case ALL_IN_TEN -> ten;
            };
        long took = drain(subjects);
        engine.deadRows.clearIfMany();
        // The first warms up.
        if (round > 0) {
          micros.computeIfAbsent(way, any -> new ArrayList<>()).add(took);
        }
      }
    }
    for (var way : Way.values()) {
      var sorted = micros.get(way).stream().sorted().toList();
      System.out.printf(
          "%s: %d runs, median %.1f us a run, %s%n",
          way, runs, (double) sorted.get(ROUNDS / 2) / runs, sorted);
    }
  }

  private long drain(List<RunSubject> subjects) throws IOException {
    long begin = processorTime();
    for (int made = 0; made < runs; made += BATCH) {
      insert(subjects, made);
    }
    int ended = 0;
    while (ended < runs) {
      var claimed = engine.claims.claim(List.of(), List.of("hello"), BATCH).claimed();
      assertThat(claimed).isNotEmpty();
      var now = engine.clock.instant();
      engine.results.end(
          claimed.stream()
              .map(
                  run ->
                      new RunResult(
                          run,
                          RunStatus.SUCCESSFUL,
                          null,
                          now,
                          now,
                          null,
                          null,
                          KeptOutput.NONE,
                          null))
              .toList());
      ended += claimed.size();
    }
    return (processorTime() - begin) / 1_000;
  }

  private long processorTime() throws IOException {
    return Long.parseLong(
        Files.readString(Path.of("/proc/" + backend + "/schedstat")).split(" ")[0]);
  }

  // As a pool does: plans of prepared statements are kept.
  private static DataSource oneConnection(DataSource source) throws SQLException {
    var kept = source.getConnection();
    var shown =
        (Connection)
            Proxy.newProxyInstance(
                GatesCostTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    method.getName().equals("close") ? null : method.invoke(kept, arguments));
    return (DataSource)
        Proxy.newProxyInstance(
            GatesCostTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> shown);
  }

  private void insert(List<RunSubject> subjects, int from) {
    var now = engine.clock.instant();
    var queued =
        IntStream.range(from, from + BATCH)
            .mapToObj(
                i -> NewRun.manual(subjects.get(i % subjects.size()), now, Node.ANY, true, "admin"))
            .toList();
    engine.database.inTransaction(connection -> engine.inserts.insert(connection, queued, now));
  }
}
