// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.schedule.StartJitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the triggers of due runs say now, at the claim, about how these may run. */
public final class TriggerRules {

  private static final Rule GONE =
      new Rule(
          false, null, new RetryRule(1, Duration.ZERO, Duration.ZERO, false), false, Duration.ZERO);

  private final Map<DispatchTriggerId, Rule> rules;

  private TriggerRules(Map<DispatchTriggerId, Rule> rules) {
    this.rules = rules;
  }

  /**
   * What one trigger says.
   *
   * @param overlapAllowed whether several of its runs may be in progress
   * @param longest how long a run may take; null for ever
   * @param retries how often and when a run is tried again
   * @param countsFailures whether failures in a row deactivate it
   * @param putOff by how much its fires are put off
   */
  record Rule(
      boolean overlapAllowed,
      @Nullable Duration longest,
      RetryRule retries,
      boolean countsFailures,
      Duration putOff) {}

  public static TriggerRules of(Connection connection, List<RunRow> due) throws SQLException {
    var ids =
        SqlArrays.longs(
            connection, due.stream().mapToLong(run -> run.key().trigger().value()).distinct());
    try (var select =
        connection.prepareStatement(
            """
            select id, overlap_allowed, timeout_millis, max_attempts, retry_delay_millis,
              retry_max_delay_millis, requests_recovery, pause_after_failures is not null as counts,
              start_jitter_millis
            from dispatch_trigger where id = any (?)
            """)) {
      select.setArray(1, ids);
      return new TriggerRules(
          Rows.map(select, row -> new DispatchTriggerId(row.getLong("id")), TriggerRules::read));
    }
  }

  /** Whether the trigger is still there. */
  boolean exists(DispatchTriggerId trigger) {
    return rules.containsKey(trigger);
  }

  /** What it says; of one that is gone: no overlap, no limit, no further attempt. */
  public Rule of(DispatchTriggerId trigger) {
    return rules.getOrDefault(trigger, GONE);
  }

  private static Rule read(ResultSet row) throws SQLException {
    long timeout = row.getLong("timeout_millis");
    var longest = row.wasNull() ? null : Duration.ofMillis(timeout);
    var retries =
        new RetryRule(
            row.getInt("max_attempts"),
            Duration.ofMillis(row.getLong("retry_delay_millis")),
            Duration.ofMillis(row.getLong("retry_max_delay_millis")),
            row.getBoolean("requests_recovery"));
    long jitter = row.getLong("start_jitter_millis");
    var mostPutOff = row.wasNull() ? null : Duration.ofMillis(jitter);
    return new Rule(
        row.getBoolean("overlap_allowed"),
        longest,
        retries,
        row.getBoolean("counts"),
        StartJitter.of(row.getLong("id"), mostPutOff));
  }
}
