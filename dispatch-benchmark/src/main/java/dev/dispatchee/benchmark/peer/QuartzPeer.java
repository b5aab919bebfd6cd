// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import dev.dispatchee.benchmark.contest.Arrival;
import dev.dispatchee.benchmark.contest.Contestant;
import dev.dispatchee.benchmark.contest.Countdown;
import dev.dispatchee.benchmark.contest.Drain;
import dev.dispatchee.benchmark.contest.Lateness;
import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.benchmark.contest.Starts;
import dev.dispatchee.benchmark.contest.Work;
import dev.dispatchee.benchmark.postgres.Pool;
import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;

/** Quartz with its JDBC store, clustered, taking as many triggers at once as it has threads. */
final class QuartzPeer implements Contestant {

  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  // A burst has to be stored before it is due.
  private static final Duration AHEAD = Duration.ofSeconds(20);
  private static volatile Starts starts = new Starts(0);

  private final PostgresDatabase database;
  private final Scheduler scheduler;

  QuartzPeer(PostgresDatabase database) {
    this.database = database;
    createTables();
    try {
      scheduler = new StdSchedulerFactory(settings(database.url())).getScheduler();
      scheduler.start();
    } catch (SchedulerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Properties settings(String url) {
    var settings = new Properties();
    Map.ofEntries(
            Map.entry("scheduler.instanceName", "benchmark"),
            Map.entry("scheduler.instanceId", "AUTO"),
            Map.entry("scheduler.batchTriggerAcquisitionMaxCount", "" + SLOTS),
            Map.entry("scheduler.idleWaitTime", "1000"),
            Map.entry("threadPool.class", SimpleThreadPool.class.getName()),
            Map.entry("threadPool.threadCount", "" + SLOTS),
            Map.entry("jobStore.class", JobStoreTX.class.getName()),
            Map.entry("jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName()),
            Map.entry("jobStore.useProperties", "true"),
            Map.entry("jobStore.isClustered", "true"),
            // Needed with more than one trigger at once.
            Map.entry("jobStore.acquireTriggersWithinLock", "true"),
            // A backlog is no misfire here.
            Map.entry("jobStore.misfireThreshold", "600000"),
            Map.entry("jobStore.dataSource", "benchmark"),
            Map.entry("dataSource.benchmark.provider", "hikaricp"),
            Map.entry("dataSource.benchmark.driver", "org.postgresql.Driver"),
            Map.entry("dataSource.benchmark.URL", url),
            Map.entry("dataSource.benchmark.maxConnections", "" + Pool.CONNECTIONS))
        .forEach((key, value) -> settings.setProperty("org.quartz." + key, value));
    return settings;
  }

  @Override
  public Duration drain(Drain drain) {
    try {
      Countdown countdown;
      if (drain.arrival() == Arrival.THERE_BEFORE) {
        scheduler.standby();
        schedule(drain.work(), drain.runs(), Instant.now());
        countdown = Countdown.start();
        scheduler.start();
      } else {
        countdown = Countdown.start();
        schedule(drain.work(), drain.runs(), Instant.now());
      }
      return awaitNone(countdown, drain.runs());
    } catch (SchedulerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public Lateness burst(int runs) {
    starts = new Starts(runs);
    var due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    schedule(Work.NO_OP, runs, due);
    Pause.until(due);
    awaitNone(Countdown.start(), runs);
    return starts.after(due);
  }

  @Override
  public void keep(int schedules) {
    schedule(Work.NO_OP, schedules, Instant.now().plus(Duration.ofDays(1)));
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown();
    } catch (SchedulerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Duration awaitNone(Countdown countdown, int runs) {
    return countdown.awaitNone(
        runs,
        () ->
            database.number(
                "select (select count(*) from qrtz_triggers)"
                    + " + (select count(*) from qrtz_fired_triggers)"));
  }

  private static Class<? extends Job> jobOf(Work work) {
    return switch (work) {
      case NO_OP -> NoOp.class;
      case TEN_MILLIS -> TenMillis.class;
      case TWO_HUNDRED_MILLIS -> throw new IllegalArgumentException("not compared: " + work);
    };
  }

  // One job with many triggers, in one transaction.
  private void schedule(Work work, int count, Instant due) {
    var type = jobOf(work);
    JobDetail job = newJob(type).withIdentity(work.name()).storeDurably().build();
    Set<Trigger> triggers =
        Stream.generate(() -> UUID.randomUUID().toString())
            .limit(count)
            .map(
                id ->
                    newTrigger()
                        .withIdentity(id)
                        .startAt(Date.from(due))
                        .withSchedule(simpleSchedule())
                        .build())
            .collect(Collectors.toSet());
    try {
      scheduler.scheduleJobs(Map.of(job, triggers), true);
    } catch (SchedulerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void createTables() {
    try (var script = Scheduler.class.getResourceAsStream(TABLES)) {
      if (script == null) {
        throw new IllegalStateException(TABLES + " is missing");
      }
      database.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Must be public: Quartz makes it. */
  public static final class NoOp implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      starts.note();
      Work.NO_OP.perform();
    }
  }

  /** Must be public: Quartz makes it. */
  public static final class TenMillis implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Work.TEN_MILLIS.perform();
    }
  }
}
