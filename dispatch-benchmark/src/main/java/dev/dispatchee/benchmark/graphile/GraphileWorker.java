// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.graphile;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.CommandProcess;
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
import java.util.stream.Stream;

/**
 * graphile-worker in a Node.js of its own, with the settings of its page on performance. It deletes
 * a job that has been done.
 */
public final class GraphileWorker implements ContestantProcess {

  /** How it is called in the report. */
  public static final String NAME = "graphile-worker";

  private static final int CONCURRENT_JOBS = 24;
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final String LEFT = "select count(*) from graphile_worker._private_jobs";

  // A row as its own function makes it, which wakes the worker as well.
  private static final String INSERT =
      """
      insert into graphile_worker._private_jobs (task_id, payload) values (?, ?::json)
      """;
  // The worker enters its tasks some time after it says that it is ready.
  private static final String TASK =
      """
      insert into graphile_worker._private_tasks (identifier) values (?)
      on conflict (identifier) do update set identifier = excluded.identifier returning id
      """;
  private static final String WAKE =
      "select pg_notify('jobs:insert', json_build_object('r', random(), 'count', ?)::text)";
  private static final String ADD =
      """
      select count(*) from graphile_worker.add_jobs(array(
        select row(?, '{}', null, ?, null, null, null, null)::graphile_worker.job_spec
        from generate_series(1, ?)))
      """;

  private final Pool pool;
  private final PostgresDatabase database;
  private final CommandProcess process;

  private GraphileWorker(Pool pool, String url, CommandProcess process) {
    this.pool = pool;
    this.database = new PostgresDatabase(pool.dataSource(), url);
    this.process = process;
  }

  /** Starts it on a new database and waits until it listens for jobs. */
  public static GraphileWorker start(Installation installation, PostgresDatabase database) {
    var command =
        new ProcessBuilder(
            "node",
            "--max-old-space-size=512",
            installation.script().toString(),
            database.url().substring("jdbc:".length()),
            Integer.toString(CONCURRENT_JOBS));
    // As its own benchmark has it: no line for each job.
    command.environment().put("NO_LOG_SUCCESS", "1");
    var process = CommandProcess.start(command);
    return new GraphileWorker(Pool.ofOne(database.url()), database.url(), process);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int slots() {
    return CONCURRENT_JOBS;
  }

  @Override
  public Duration drain(Drain drain) {
    int runs = drain.runs();
    Countdown countdown;
    if (drain.arrival() == Arrival.THERE_BEFORE) {
      long task = database.number(TASK, drain.work().name());
      database.batch(INSERT, Stream.generate(() -> new Object[] {task, "{}"}).limit(runs));
      countdown = Countdown.start();
      database.text(WAKE, runs);
    } else {
      countdown = Countdown.start();
      add(drain.work(), Instant.now(), runs);
    }
    return awaitNone(countdown, runs);
  }

  @Override
  public Lateness burst(int runs) {
    process.ask("note " + runs);
    var due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    add(Work.NO_OP, due, runs);
    Pause.until(due);
    awaitNone(Countdown.start(), runs);
    var starts = process.ask("starts").split(" ", -1);
    if (starts.length != runs) {
      throw new IllegalStateException("%d of %d started".formatted(starts.length, runs));
    }
    return Lateness.of(
        Arrays.stream(starts)
            .mapToLong(start -> Long.parseLong(start) - due.toEpochMilli())
            .toArray());
  }

  @Override
  public void keep(int schedules) {
    add(Work.NO_OP, Instant.now().plus(Duration.ofDays(1)), schedules);
  }

  @Override
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public void close() {
    process.close();
    pool.close();
  }

  // By its function, all in one call.
  private void add(Work work, Instant due, int runs) {
    database.number(ADD, work.name(), Timestamp.from(due), runs);
  }

  private Duration awaitNone(Countdown countdown, int runs) {
    return countdown.awaitNone(runs, () -> database.number(LEFT));
  }
}
