// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Countdown;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.contest.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Drains of no-op runs on the H2 file that a fresh installation has. Only one process can open the
 * file: so the rows of all rounds are put in while the server is stopped, due one after the other
 * at instants ahead, and what is left is asked over the API.
 */
public final class H2Drain {

  private static final Duration UNTIL_STARTED = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofSeconds(15);
  private static final int WARM_UP = 5;

  private H2Drain() {}

  /** How long each round took; some more are done first and left out. */
  public static List<Duration> measure(Artifacts artifacts, int rounds, int runs) {
    try (var server = DispatchServer.onH2("benchmark-h2", artifacts)) {
      // The first start makes the tables.
      server.start();
      server.stop();
      var first = Instant.now().plus(UNTIL_STARTED).truncatedTo(ChronoUnit.SECONDS);
      queueRuns(server, first, WARM_UP + rounds, runs);
      server.start();
      var took = new ArrayList<Duration>();
      for (int round = 0; round < WARM_UP + rounds; round++) {
        var due = due(first, round);
        Pause.until(due);
        var countdown = Countdown.start();
        took.add(countdown.awaitNone(runs, () -> server.openRunsQueuedAt(due)));
      }
      return took.subList(WARM_UP, took.size());
    }
  }

  private static void queueRuns(DispatchServer server, Instant first, int rounds, int runs) {
    var dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:file:" + server.h2Database());
    dataSource.setUser("sa");
    var rows = new Rows(dataSource);
    var triggers = rows.triggers(Work.NO_OP, false, runs);
    for (int round = 0; round < rounds; round++) {
      rows.queueRuns(triggers, Work.NO_OP, due(first, round));
    }
  }

  private static Instant due(Instant first, int round) {
    return first.plus(BETWEEN.multipliedBy(round));
  }
}
