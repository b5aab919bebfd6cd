// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scheduler;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The row that says whether the scheduler is paused, and what this node saw there last. Safe for
 * several threads.
 */
@Singleton
public class SchedulerSwitch {

  /** What {@link #see} reads of the row. */
  public static final String COLUMNS = "paused, paused_date, resumed_date, changed_by";

  private final Database database;
  private volatile SchedulerState seen = SchedulerState.RUNNING;

  /** Takes what it needs; before the first look it takes the scheduler to run. */
  @Inject
  public SchedulerSwitch(Database database) {
    this.database = database;
  }

  /** What this node saw last: at most about a second old. */
  public SchedulerState state() {
    return seen;
  }

  /** Looks at the row. */
  public SchedulerState look() {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select " + COLUMNS + " from dispatch_scheduler where id = 1")) {
            return Rows.only(select, this::see);
          }
        });
  }

  /** Takes what somebody else has read of the row, and tells it. */
  public SchedulerState see(ResultSet row) throws SQLException {
    var state =
        new SchedulerState(
            row.getBoolean("paused"),
            Instants.find(row, "paused_date").orElse(null),
            Instants.find(row, "resumed_date").orElse(null),
            row.getString("changed_by"));
    seen = state;
    return state;
  }

  /**
   * Pauses or resumes in the caller's transaction.
   *
   * @return whether that was a change
   */
  static boolean change(Connection connection, boolean paused, String user, Instant now)
      throws SQLException {
    var sql =
        paused
            ? "set paused = true, paused_date = ?, resumed_date = null, changed_by = ?"
                + " where id = 1 and not paused"
            : "set paused = false, resumed_date = ?, changed_by = ? where id = 1 and paused";
    try (var update = connection.prepareStatement("update dispatch_scheduler " + sql)) {
      Instants.set(update, 1, now);
      update.setString(2, user);
      return update.executeUpdate() == 1;
    }
  }
}
