// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.Pool;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One or several servers of Dispatch EE on one PostgreSQL that has triggers and logs from the
 * start. All of them work, unless it is said who does.
 */
public final class DispatchNodes implements AutoCloseable {

  /** How many runs each may have in progress, as installed. */
  public static final int SLOTS = 16;

  private static final int HIGHEST = 9;
  private static final int MOST_ALARMS = 2_000;
  private static final long DATES_LOOKED_AT = 500_000;
  private static final String DATES =
      """
      select extract(epoch from next_due_date) from (select distinct next_due_date
        from dispatch_trigger where active and next_due_date > now()
          and next_due_date <= now() + interval '3 days') d
      """;
  // A node asks once a second whether it is drained.
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(3);

  private final Pool pool;
  private final PostgresDatabase database;
  private final List<DispatchServer> servers;
  private final Population population;
  private final Backlog backlog;
  private final Meter meter;
  private final long[] drained;
  private final String bell;
  private long[] sleepers = {};
  private List<Integer> working;

  private DispatchNodes(
      PostgresServer postgres,
      PostgresDatabase whole,
      Size size,
      int runs,
      List<DispatchServer> servers) {
    this.pool = Pool.ofOne(whole.url());
    this.database = new PostgresDatabase(pool.dataSource(), whole.url());
    this.servers = servers;
    this.population = Population.of(database, size, runs);
    this.meter =
        new Meter(postgres, database, servers.stream().map(DispatchServer::process).toList());
    this.backlog = new Backlog(database, meter);
    this.drained =
        database.numbers("select id from dispatch_trigger where name like 'drained-%' order by id");
    this.bell = first().trigger("bell " + Instant.now(), Rows.executorOf(Work.NO_OP), HIGHEST);
    this.working = IntStream.range(0, servers.size()).boxed().toList();
  }

  /**
   * Makes the tables in a new database, by starting a server once, and fills them.
   *
   * @param runs how many a drain will have
   */
  public static Filled fill(PostgresDatabase database, Artifacts artifacts, Size size, int runs) {
    try (var server = DispatchServer.onPostgres(nameOf(0), database, artifacts)) {
      server.start();
      server.stop();
    }
    return Population.of(database, size, runs).fill();
  }

  /**
   * Starts servers on a database that was filled, and waits until they are ready.
   *
   * @param size as it was filled
   * @param runs as it was filled
   * @param count how many servers
   */
  public static DispatchNodes start(
      PostgresServer postgres,
      PostgresDatabase database,
      Artifacts artifacts,
      Size size,
      int runs,
      int count) {
    var servers =
        IntStream.range(0, count)
            .mapToObj(i -> DispatchServer.onPostgres(nameOf(i), database, artifacts))
            .toList();
    servers.forEach(DispatchServer::start);
    return new DispatchNodes(postgres, database, size, runs, servers);
  }

  /** Has only some of them start runs, the first of whom hears of new ones; others are drained. */
  public void letWork(Integer... numbers) {
    working = List.of(numbers);
    for (int i = 0; i < servers.size(); i++) {
      var order = working.contains(i) ? "resume" : "drain";
      first().tell("nodes/%s/%s".formatted(nameOf(i), order));
    }
    Pause.of(UNTIL_TOLD);
  }

  /** No-op runs whose rows were there before, one of each paused trigger. */
  public Worked drain() {
    return backlog.drain(drained, Work.NO_OP, this::ring);
  }

  /** So many runs of 200 ms whose rows were there before. */
  public Worked sleep(int runs) {
    var work = Work.TWO_HUNDRED_MILLIS;
    if (sleepers.length != runs) {
      sleepers = new Rows(database.dataSource()).triggers(work, false, runs);
    }
    return backlog.drain(sleepers, work, this::ring);
  }

  /** No-op runs of as many triggers that became due at one instant. */
  public Worked fire() {
    return backlog.fire(drained, Work.NO_OP, first());
  }

  /** 20 fires a second for some time, so many of them at the same instant. */
  public WatchedFires watchFires(int together, Duration length) {
    return new SteadyFires(database).watch(together, length, meter);
  }

  /** What nothing to do costs for some time. */
  public Use idle(Duration length) {
    return meter.of(() -> Pause.of(length));
  }

  /** How many alarms {@link #alarms} sets on each node. */
  public int alarmCount() {
    return Math.min(MOST_ALARMS, drained.length);
  }

  /** Alarms that find nothing, from being set to having rung. */
  public Use alarms() {
    return new AlarmsInVain(database).of(Arrays.copyOf(drained, alarmCount()), meter);
  }

  /**
   * What the database takes, in microseconds, for each of the dates that a node looks for every 15
   * seconds to set alarms: here those of up to 86,400 active triggers, each of its own.
   */
  public double sweepMicros() {
    long dates = database.numbers(DATES).length;
    int times = (int) Math.max(10, DATES_LOOKED_AT / dates);
    return meter
        .of(() -> IntStream.range(0, times).forEach(i -> database.numbers(DATES)))
        .databaseMicros(times * dates);
  }

  /** Has logs added up once more. */
  public UpkeptLogs addUp(int logs) {
    return new Upkeep(database).addUp(logs, meter);
  }

  /** Has logs deleted that are put in before and are old. */
  public UpkeptLogs delete(int logs) {
    return new Upkeep(database).delete(logs, population, meter);
  }

  /** What a day of a trigger takes in the table that history is added up in; 0 if there is none. */
  public double bytesOfADay() {
    long days = database.number("select count(*) from dispatch_trigger_day");
    long bytes = database.number("select pg_total_relation_size('dispatch_trigger_day'::regclass)");
    return days == 0 ? 0 : bytes / (double) days;
  }

  @Override
  public void close() {
    servers.forEach(DispatchServer::stop);
    servers.forEach(DispatchServer::close);
    pool.close();
  }

  private void ring() {
    servers.get(working.get(0)).run(bell);
  }

  private DispatchServer first() {
    return servers.get(0);
  }

  private static String nameOf(int number) {
    return "node-" + (number + 1);
  }
}
