// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row of an open run, as those read it who change its state.
 *
 * @param key the run
 * @param token as it stands
 * @param subject what it takes from its trigger
 * @param cause why it is there
 * @param plannedDate when it is due
 * @param fireDate when the first attempt was due
 * @param targetNode the node it is addressed to, or any
 * @param waits whether it waits its turn
 * @param attempt from 1
 * @param firstAttempt the log of the first attempt
 * @param parent the run of the chain that it belongs to; null for none
 */
public record RunRow(
    RunKey key,
    long token,
    RunSubject subject,
    RunCause cause,
    Instant plannedDate,
    Instant fireDate,
    String targetNode,
    boolean waits,
    int attempt,
    DispatchLogId firstAttempt,
    @Nullable DispatchLogId parent) {

  /** The order in which runs are claimed. */
  static final Comparator<RunRow> IN_LINE =
      Comparator.comparingInt((RunRow run) -> -run.subject().priority())
          .thenComparing(RunRow::plannedDate)
          .thenComparingLong(run -> run.key().log().value());

  /** What a select must have, and its table under the name l. */
  public static final String SELECT =
      """
      select id, trigger_id, token, trigger_name, executor_type, task_settings, priority, gate, cause,
        planned_date, fire_date,
        target_node, waits, attempt, coalesce(origin_log_id, id) as first_attempt,
        parent_log_id
      from dispatch_log l
      """;

  public static List<RunRow> read(PreparedStatement select) throws SQLException {
    return Rows.list(select, RunRow::read);
  }

  /** The run in the hands of who holds {@code holdersToken}, who may have permits for it. */
  public ClaimedRun heldBy(long holdersToken, TriggerRules.Rule rule) {
    return heldBy(holdersToken, rule, false);
  }

  /**
   * The same.
   *
   * @param placeInSlot whether its place in a group stands in its slot
   */
  ClaimedRun heldBy(long holdersToken, TriggerRules.Rule rule, boolean placeInSlot) {
    return new ClaimedRun(
        key,
        holdersToken,
        subject,
        cause,
        fireDate,
        targetNode,
        attempt,
        firstAttempt,
        parent,
        rule.retries(),
        rule.longest(),
        rule.countsFailures(),
        rule.putOff(),
        placeInSlot);
  }

  static RunRow read(ResultSet row) throws SQLException {
    var trigger = new DispatchTriggerId(row.getLong("trigger_id"));
    return new RunRow(
        new RunKey(trigger, new DispatchLogId(row.getLong("id"))),
        row.getLong("token"),
        new RunSubject(
            trigger,
            row.getString("trigger_name"),
            row.getString("executor_type"),
            row.getString("task_settings"),
            row.getInt("priority"),
            row.getString("gate")),
        RunCause.valueOf(row.getString("cause")),
        Instants.get(row, "planned_date"),
        Instants.get(row, "fire_date"),
        row.getString("target_node"),
        row.getBoolean("waits"),
        row.getInt("attempt"),
        new DispatchLogId(row.getLong("first_attempt")),
        parent(row));
  }

  private static @Nullable DispatchLogId parent(ResultSet row) throws SQLException {
    long parent = row.getLong("parent_log_id");
    return row.wasNull() ? null : new DispatchLogId(parent);
  }
}
