// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** db-scheduler with the limits that its documentation gives for high throughput. */
final class DbSchedulerPeer implements Contestant {

  // As its documentation has the table, without the index for priorities, which are not used here.
  private static final String[] TABLE = {
    """
    create table scheduled_tasks (
      task_name text not null,
      task_instance text not null,
      task_data bytea,
      execution_time timestamp with time zone not null,
      picked boolean not null,
      picked_by text,
      last_success timestamp with time zone,
      last_failure timestamp with time zone,
      consecutive_failures int,
      last_heartbeat timestamp with time zone,
      version bigint not null,
      priority smallint,
      primary key (task_name, task_instance)
    )
    """,
    "create index execution_time_idx on scheduled_tasks (execution_time)",
    "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)"
  };

  // The default is 10 s: work that comes while it is idle would mostly wait.
  private static final Duration POLLING = Duration.ofMillis(100);
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private final PostgresDatabase database;
  private final Pool pool;
  private final Scheduler scheduler;
  private final Map<Work, OneTimeTask<Void>> tasks = new EnumMap<>(Work.class);
  private volatile Starts starts = new Starts(0);

  private DbSchedulerPeer(PostgresDatabase database, UnaryOperator<SchedulerBuilder> strategy) {
    this.database = database;
    this.pool = Pool.of(database.url());
    for (var statement : TABLE) {
      database.execute(statement);
    }
    for (var work : Work.values()) {
      tasks.put(
          work,
          Tasks.oneTime(work.name())
              .execute(
                  (instance, context) -> {
                    starts.note();
                    work.perform();
                  }));
    }
    scheduler =
        strategy
            .apply(
                Scheduler.create(pool.dataSource(), List.copyOf(tasks.values()))
                    .threads(SLOTS)
                    .pollingInterval(POLLING))
            .build();
    scheduler.start();
  }

  static DbSchedulerPeer lockingAndFetching(PostgresDatabase database) {
    return new DbSchedulerPeer(database, builder -> builder.pollUsingLockAndFetch(1.0, 4.0));
  }

  static DbSchedulerPeer fetching(PostgresDatabase database) {
    return new DbSchedulerPeer(
        database, builder -> builder.pollUsingFetchAndLockOnExecute(0.5, 3.0));
  }

  @Override
  public Duration drain(Drain drain) {
    var instances = instances(drain.work(), drain.runs());
    Countdown countdown;
    if (drain.arrival() == Arrival.THERE_BEFORE) {
      scheduler.pause();
      scheduler.scheduleBatch(instances, Instant.now());
      countdown = Countdown.start();
      scheduler.resume();
      scheduler.triggerCheckForDueExecutions();
    } else {
      countdown = Countdown.start();
      scheduler.scheduleBatch(instances, Instant.now());
      scheduler.triggerCheckForDueExecutions();
    }
    return awaitNone(countdown, drain.runs());
  }

  @Override
  public Lateness burst(int runs) {
    starts = new Starts(runs);
    var due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    scheduler.scheduleBatch(instances(Work.NO_OP, runs), due);
    Pause.until(due);
    awaitNone(Countdown.start(), runs);
    return starts.after(due);
  }

  @Override
  public void keep(int schedules) {
    scheduler.scheduleBatch(
        instances(Work.NO_OP, schedules), Instant.now().plus(Duration.ofDays(1)));
  }

  @Override
  public void close() {
    scheduler.stop();
    pool.close();
  }

  private Duration awaitNone(Countdown countdown, int runs) {
    return countdown.awaitNone(runs, () -> database.number("select count(*) from scheduled_tasks"));
  }

  private Stream<TaskInstance<?>> instances(Work work, int count) {
    var task = Objects.requireNonNull(tasks.get(work));
    return Stream.generate(() -> task.instance(UUID.randomUUID().toString()))
        .limit(count)
        .map(instance -> (TaskInstance<?>) instance);
  }
}
