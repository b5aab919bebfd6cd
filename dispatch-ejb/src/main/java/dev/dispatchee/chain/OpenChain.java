// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.RunRow;
import dev.dispatchee.log.claim.TriggerRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of a chain that has begun and not ended, whose row is locked.
 *
 * @param run the run, in the hands of who takes it on
 * @param canceledBy who has asked it to end; null for nobody
 * @param requestedBy who asked for it; null for nobody
 */
record OpenChain(ClaimedRun run, @Nullable String canceledBy, @Nullable String requestedBy) {

  private static final String BEGUN =
      "where is_open and id = ? and status = 'IN_PROGRESS' and node is null";

  /** Locks a run; empty if it has ended, or if another has it. */
  static Optional<OpenChain> lock(Connection connection, Dialect dialect, DispatchLogId chain)
      throws SQLException {
    List<RunRow> rows;
    try (var select =
        connection.prepareStatement(RunRow.SELECT + BEGUN + dialect.forUpdateSkipLocked())) {
      select.setLong(1, chain.value());
      rows = RunRow.read(select);
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var row = rows.get(0);
    var held = row.heldBy(row.token(), TriggerRules.of(connection, rows).of(row.key().trigger()));
    try (var select =
        connection.prepareStatement(
            "select cancel_date, canceled_by, requested_by from dispatch_log where is_open and id = ?")) {
      select.setLong(1, chain.value());
      return Rows.first(
          select,
          asked ->
              new OpenChain(
                  held,
                  asked.getObject("cancel_date") == null ? null : asked.getString("canceled_by"),
                  asked.getString("requested_by")));
    }
  }

  /** Whether a run has begun and not ended. */
  static boolean isOpen(Connection connection, DispatchLogId chain) throws SQLException {
    try (var select = connection.prepareStatement("select 1 from dispatch_log " + BEGUN)) {
      select.setLong(1, chain.value());
      return Rows.any(select);
    }
  }

  /** Says how far a run has come. */
  static void report(Connection connection, DispatchLogId chain, List<MemberState> members)
      throws SQLException {
    var progress =
        ChainEnd.progress(
            (int) members.stream().filter(member -> member.status() != null).count(),
            members.size());
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set progress_percent = ?, progress_message = ?
            where is_open and id = ?
            """)) {
      update.setInt(1, progress.percent());
      update.setString(2, progress.message());
      update.setLong(3, chain.value());
      update.executeUpdate();
    }
  }

  DispatchLogId id() {
    return run.key().log();
  }

  /**
   * What it is to do.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  ChainPlan plan() {
    return ChainPlan.parse(
        SettingsText.read(run.subject().settings()).getOrDefault(ChainSettings.MEMBERS, ""));
  }
}
