// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.SafeText;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.trigger.StartRules;
import dev.dispatchee.trigger.TriggerDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the gates of triggers as their definitions say: that the group is there, the gate of a
 * rate, and the line in which runs stand that are queued already. Works in the transaction that is
 * open.
 */
final class SavedGates {

  private SavedGates() {}

  /**
   * Refuses a group that is not there, before the trigger is written.
   *
   * @throws ValidationException if there is none of that name
   */
  static void check(Connection connection, TriggerDefinition definition) throws SQLException {
    var group = definition.rules().starts().concurrencyGroup();
    if (group == null) {
      return;
    }
    try (var select =
        connection.prepareStatement(
            "select 1 from dispatch_gate where name = ? and window_millis is null")) {
      select.setString(1, group);
      if (!Rows.any(select)) {
        throw new ValidationException(
            List.of(
                new Violation(
                    "concurrencyGroup",
                    "unknown-group",
                    "found '%s', allowed: a group that there is".formatted(SafeText.of(group)))));
      }
    }
  }

  /**
   * Follows what has been written. Runs in progress keep what they have.
   *
   * @param before what it was; null if it is new
   */
  static void save(
      Connection connection,
      DispatchTriggerId trigger,
      @Nullable TriggerDefinition before,
      TriggerDefinition after,
      String user,
      Instant now)
      throws SQLException {
    var was = before == null ? StartRules.NONE : before.rules().starts();
    var is = after.rules().starts();
    if (is.equals(was)) {
      return;
    }
    if (is.rateLimit() == null) {
      forget(connection, trigger);
    } else if (!update(connection, trigger, is)) {
      insert(connection, trigger, is, user, now);
    }
    OpenRuns.moveQueued(connection, trigger, is.gate(trigger));
  }

  /** Forgets the rate of a trigger that goes, or has none any more. */
  static void forget(Connection connection, DispatchTriggerId trigger) throws SQLException {
    for (var table : List.of("dispatch_permit where gate", "dispatch_gate where name")) {
      try (var delete = connection.prepareStatement("delete from " + table + " = ?")) {
        delete.setString(1, Gate.ofRate(trigger));
        delete.executeUpdate();
      }
    }
  }

  private static boolean update(Connection connection, DispatchTriggerId trigger, StartRules rules)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_gate set maximum = ?, window_millis = ?, within_group = ? where name = ?
            """)) {
      update.setInt(1, Objects.requireNonNull(rules.rateLimit()));
      update.setLong(2, Objects.requireNonNull(rules.rateWindow()).toMillis());
      update.setString(3, rules.concurrencyGroup());
      update.setString(4, Gate.ofRate(trigger));
      return update.executeUpdate() == 1;
    }
  }

  private static void insert(
      Connection connection, DispatchTriggerId trigger, StartRules rules, String user, Instant now)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_gate (maximum, window_millis, within_group, name, version,
              created_by, modified_by, date_created, date_modified)
            values (?, ?, ?, ?, 0, ?, ?, ?, ?)
            """)) {
      insert.setInt(1, Objects.requireNonNull(rules.rateLimit()));
      insert.setLong(2, Objects.requireNonNull(rules.rateWindow()).toMillis());
      insert.setString(3, rules.concurrencyGroup());
      insert.setString(4, Gate.ofRate(trigger));
      insert.setString(5, user);
      insert.setString(6, user);
      Instants.set(insert, 7, now);
      Instants.set(insert, 8, now);
      insert.executeUpdate();
    }
  }
}
