// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.ContestantProcess;
import dev.dispatchee.benchmark.contest.Countdown;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.Pool;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Dispatch EE on PostgreSQL, with everything that it does for each run: the guard against overlap,
 * priorities, claims bounded by what can start soon, and a row of history.
 *
 * <p>Each run of a drain belongs to a trigger of its own that does not allow overlap, unless said
 * otherwise.
 */
public final class DispatchContestant implements ContestantProcess {

  /** How it is called in the report. */
  public static final String NAME = "Dispatch EE";

  private static final String OPEN = "select count(*) from dispatch_log where is_open";
  private static final String DUE_OR_OPEN =
      "select (select count(*) from dispatch_trigger where active and next_due_date <= ?) + (%s)"
          .formatted(OPEN);
  private static final String LATENESS =
      """
      select extract(epoch from start_date - planned_date) * 1000 from dispatch_log
      where planned_date = ?
      """;
  private static final String WAITED =
      "select extract(epoch from start_date - queued_date) * 1000 from dispatch_log where id = ?";

  private static final Duration AHEAD = Duration.ofSeconds(6);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);
  private static final int HIGHEST = 9;

  /** A node looks each second whether there are groups. */
  private static final Duration UNTIL_SEEN = Duration.ofMillis(2_500);

  private final Pool pool;
  private final PostgresDatabase database;
  private final DispatchServer server;
  private final Rows rows;
  private final String urgent;
  private final Map<Work, long[]> triggers = new EnumMap<>(Work.class);
  private int bursts;

  private DispatchContestant(Pool pool, String url, DispatchServer server) {
    this.pool = pool;
    this.database = new PostgresDatabase(pool.dataSource(), url);
    this.server = server;
    this.rows = new Rows(database.dataSource());
    this.urgent = server.trigger("urgent", Rows.executorOf(Work.NO_OP), HIGHEST);
  }

  /** Starts a server on a new database and waits until it is ready. */
  public static DispatchContestant start(PostgresDatabase database, Artifacts artifacts) {
    var server = DispatchServer.onPostgres("benchmark", database, artifacts);
    server.start();
    return new DispatchContestant(Pool.ofOne(database.url()), database.url(), server);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration drain(Drain drain) {
    return drain.arrival() == Arrival.THERE_BEFORE
        ? drainRows(triggersOf(drain.work(), drain.runs()), drain.work())
        : drainTriggers(now().plus(AHEAD), drain.work(), drain.runs());
  }

  /**
   * As {@link #drain} of rows that are there before, but all of one trigger that allows overlap.
   */
  public Duration drainOneTrigger(Work work, int runs) {
    var same = new long[runs];
    Arrays.fill(same, rows.triggers(work, true, 1)[0]);
    return drainRows(same, work);
  }

  /** Has rules hold for the triggers of drains, and waits until the server knows of them. */
  public void setRules(DrainRules rules, int runs) {
    rows.setRules(triggersOf(Work.NO_OP, runs), rules);
    Pause.of(UNTIL_SEEN);
  }

  /** As {@link #drain} of rows that are there before, under rules that have been set. */
  public Duration drainUnder(DrainRules rules, int runs) {
    return drainRows(triggersOf(Work.NO_OP, runs), Work.NO_OP, rules.groups());
  }

  /**
   * How long runs of the highest priority wait that are asked for, one after the other, while a
   * backlog is worked on: milliseconds from each row to its executor.
   */
  public long[] overtake(Work work, int backlog, int probes) {
    rows.queueRuns(triggersOf(work, backlog), work, now());
    var logs = new long[probes];
    for (int i = 0; i < probes; i++) {
      logs[i] = server.run(urgent);
      Pause.of(BETWEEN_PROBES);
    }
    Countdown.start().awaitNone(backlog, () -> database.number(OPEN));
    return Arrays.stream(logs).map(log -> database.number(WAITED, log)).toArray();
  }

  @Override
  public Lateness burst(int runs) {
    var due = now().plus(AHEAD);
    drainTriggers(due, Work.NO_OP, runs);
    return Lateness.of(database.numbers(LATENESS, Timestamp.from(due)));
  }

  @Override
  public void keep(int schedules) {
    rows.triggersDueAt(now().plus(Duration.ofDays(1)), Work.NO_OP, schedules);
  }

  @Override
  public ProcessHandle process() {
    return server.process();
  }

  @Override
  public void close() {
    server.close();
    pool.close();
  }

  // The one run that is asked for rings the bell: that is the start.
  private Duration drainRows(long[] ofTriggers, Work work) {
    return drainRows(ofTriggers, work, 0);
  }

  private Duration drainRows(long[] ofTriggers, Work work, int groups) {
    rows.queueRuns(ofTriggers, work, groups, now());
    var countdown = Countdown.start();
    server.run(urgent);
    return countdown.awaitNone(ofTriggers.length, () -> database.number(OPEN));
  }

  private Duration drainTriggers(Instant due, Work work, int runs) {
    server.triggerDueAt(due, "burst " + ++bursts, Rows.executorOf(work));
    rows.triggersDueAt(due, work, runs - 1);
    Pause.until(due);
    return Countdown.start()
        .awaitNone(runs, () -> database.number(DUE_OR_OPEN, Timestamp.from(due)));
  }

  // Made once for each database: only their runs are new in each drain.
  private long[] triggersOf(Work work, int count) {
    var known = triggers.computeIfAbsent(work, one -> rows.triggers(one, false, count));
    if (known.length != count) {
      throw new IllegalArgumentException("a database is for drains of one size");
    }
    return known;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
