// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Countdown;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Many runs at once in the tables of Dispatch EE, and how long its servers take for them. */
final class Backlog {

  private static final String OPEN = "select count(*) from dispatch_log where is_open";
  private static final String DUE_OR_OPEN =
      "select (select count(*) from dispatch_trigger where active and next_due_date <= ?) + (%s)"
          .formatted(OPEN);
  private static final String MAKE_DUE =
      """
      update dispatch_trigger
      set active = true, start_date = ?, next_due_date = ?, next_fire_date = ? where id = any (?)
      """;
  private static final String PAUSE =
      """
      update dispatch_trigger set active = false, next_due_date = null, next_fire_date = null
      where id = any (?)
      """;
  private static final Duration AHEAD = Duration.ofSeconds(6);

  private final PostgresDatabase database;
  private final Rows rows;
  private final Meter meter;

  Backlog(PostgresDatabase database, Meter meter) {
    this.database = database;
    this.meter = meter;
    this.rows = new Rows(database.dataSource());
  }

  /**
   * Of rows that are there before; putting them in is not in the time, but in what is used.
   *
   * @param triggers whose runs they are, one for each
   * @param bell tells a server of them: that is the start
   */
  Worked drain(long[] triggers, Work work, Runnable bell) {
    var before = meter.read();
    rows.queueRuns(triggers, work, now());
    var countdown = Countdown.start();
    bell.run();
    var took = countdown.awaitNone(triggers.length, () -> database.number(OPEN));
    return new Worked(took, meter.read().minus(before));
  }

  /**
   * Of paused triggers that become due at one instant, and are paused again after it. Neither is in
   * the time, nor in what is used.
   *
   * @param server sets an alarm for it
   */
  Worked fire(long[] triggers, Work work, DispatchServer server) {
    var due = now().plus(AHEAD);
    server.triggerDueAt(due, "alarm " + due, Rows.executorOf(work));
    var date = Timestamp.from(due);
    database.execute(MAKE_DUE, date, date, date, triggers);
    var before = meter.read();
    Pause.until(due);
    var took =
        Countdown.start().awaitNone(triggers.length + 1, () -> database.number(DUE_OR_OPEN, date));
    var used = meter.read().minus(before);
    database.execute(PAUSE, (Object) triggers);
    return new Worked(took, used);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
