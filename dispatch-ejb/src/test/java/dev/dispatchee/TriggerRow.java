// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A trigger in the making, as a row. */
public final class TriggerRow {

  private static final AtomicLong IDS = new AtomicLong();

  private final Database database;
  private final long id = IDS.incrementAndGet();
  private String type = "hello";
  private String cron;
  private Long intervalMillis;
  private Instant runOnce;
  private String zone = "UTC";
  private String daylightSavingRule = "RUN_ONCE";
  private String misfirePolicy = "FIRE_ONCE";
  private String clusterMode = "SINGLE_NODE";
  private boolean overlap;
  private int priority = 4;
  private int maxAttempts = 1;
  private boolean requestsRecovery;
  private Integer pauseAfterFailures;
  private Long timeoutMillis;
  private Instant due;
  private String group;
  private Integer rateLimit;
  private Duration rateWindow;
  private Duration jitter;

  TriggerRow(Database database) {
    this.database = database;
  }

  public TriggerRow ofExecutor(String executorType) {
    type = executorType;
    return this;
  }

  public TriggerRow withCron(String expression) {
    cron = expression;
    return this;
  }

  public TriggerRow every(Duration interval) {
    intervalMillis = interval.toMillis();
    return this;
  }

  public TriggerRow once(Instant instant) {
    runOnce = instant;
    return dueAt(instant);
  }

  public TriggerRow in(String timeZone) {
    zone = timeZone;
    return this;
  }

  public TriggerRow withDaylightSavingRule(String rule) {
    daylightSavingRule = rule;
    return this;
  }

  public TriggerRow withMisfirePolicy(String policy) {
    misfirePolicy = policy;
    return this;
  }

  public TriggerRow onAllNodes() {
    clusterMode = "ALL_NODES";
    return this;
  }

  public TriggerRow withOverlap() {
    overlap = true;
    return this;
  }

  public TriggerRow withPriority(int level) {
    priority = level;
    return this;
  }

  public TriggerRow withAttempts(int most) {
    maxAttempts = most;
    return this;
  }

  public TriggerRow thatRequestsRecovery() {
    requestsRecovery = true;
    return this;
  }

  public TriggerRow pausedAfterFailures(int most) {
    pauseAfterFailures = most;
    return this;
  }

  public TriggerRow withTimeout(Duration timeout) {
    timeoutMillis = timeout.toMillis();
    return this;
  }

  /** In a group, which is made if it is not there. */
  public TriggerRow inGroup(String name, int maximum) {
    group = name;
    gate(name, maximum, null, null);
    return this;
  }

  /** With a rate of its own. */
  public TriggerRow atMost(int starts, Duration window) {
    rateLimit = starts;
    rateWindow = window;
    return this;
  }

  /** With starts that are put off by up to so long. */
  public TriggerRow withJitter(Duration longest) {
    jitter = longest;
    return this;
  }

  private void gate(String name, int maximum, Duration window, String within) {
    database.runInTransaction(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  """
                  insert into dispatch_gate (name, maximum, window_millis, within_group, version,
                    created_by, modified_by, date_created, date_modified)
                  select r.*, 0, 'test', 'test', current_timestamp, current_timestamp
                  from (select cast(? as varchar(75)) as name, cast(? as integer) as m,
                    cast(? as bigint) as w, cast(? as varchar(75)) as g) r
                  where not exists (select 1 from dispatch_gate d where d.name = r.name)
                  """)) {
            insert.setString(1, name);
            insert.setInt(2, maximum);
            insert.setObject(3, window == null ? null : window.toMillis(), java.sql.Types.BIGINT);
            insert.setString(4, within);
            insert.executeUpdate();
          }
        });
  }

  public TriggerRow dueAt(Instant instant) {
    due = instant;
    return this;
  }

  /** Inserts it, active when it has a due date. */
  public RunSubject create() {
    database.runInTransaction(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  """
                  insert into dispatch_trigger (id, version, external_reference_code, name,
                    executor_type, task_settings, active, cron_expression, interval_millis,
                    run_once_date, time_zone_id, daylight_saving_rule, misfire_policy,
                    overlap_allowed, cluster_mode, priority, timeout_millis, max_attempts,
                    retry_delay_millis, retry_max_delay_millis, log_retention_millis,
                    system_trigger, created_by, modified_by, date_created, date_modified,
                    anchor_date, next_due_date, next_fire_date, requests_recovery,
                    pause_after_failures)
                  values (?, 0, ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 10000, 3600000,
                    1000, false, 'test', 'test', ?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setLong(1, id);
            insert.setString(2, "code-" + id);
            insert.setString(3, "trigger " + id);
            insert.setString(4, type);
            insert.setBoolean(5, due != null);
            insert.setString(6, cron);
            insert.setObject(7, intervalMillis, java.sql.Types.BIGINT);
            Instants.set(insert, 8, runOnce);
            insert.setString(9, zone);
            insert.setString(10, daylightSavingRule);
            insert.setString(11, misfirePolicy);
            insert.setBoolean(12, overlap);
            insert.setString(13, clusterMode);
            insert.setInt(14, priority);
            insert.setObject(15, timeoutMillis, java.sql.Types.BIGINT);
            insert.setInt(16, maxAttempts);
            for (int i = 17; i <= 18; i++) {
              Instants.set(insert, i, EngineOnDatabase.NOON);
            }
            for (int i = 19; i <= 21; i++) {
              Instants.set(insert, i, due);
            }
            insert.setBoolean(22, requestsRecovery);
            insert.setObject(23, pauseAfterFailures, java.sql.Types.INTEGER);
            insert.executeUpdate();
          }
        });
    setStartRules();
    if (rateLimit != null) {
      gate("#" + id, rateLimit, rateWindow, group);
    }
    return new RunSubject(
        new DispatchTriggerId(id),
        "trigger " + id,
        type,
        "{}",
        priority,
        rateLimit == null ? group : "#" + id);
  }

  // By a statement of its own: schemas of before have no such columns.
  private void setStartRules() {
    if (group == null && rateLimit == null && jitter == null) {
      return;
    }
    database.runInTransaction(
        connection -> {
          try (var update =
              connection.prepareStatement(
                  """
                  update dispatch_trigger set concurrency_group = ?, rate_limit = ?,
                    rate_window_millis = ?, start_jitter_millis = ?
                  where id = ?
                  """)) {
            update.setString(1, group);
            update.setObject(2, rateLimit, java.sql.Types.INTEGER);
            update.setObject(
                3, rateWindow == null ? null : rateWindow.toMillis(), java.sql.Types.BIGINT);
            update.setObject(4, jitter == null ? null : jitter.toMillis(), java.sql.Types.BIGINT);
            update.setLong(5, id);
            update.executeUpdate();
          }
        });
  }
}
