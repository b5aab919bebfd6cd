// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.claim.ClaimedRun;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stores when a run was entered, what it has said and how far it has come while it is in progress.
 * Only who holds the run's token can. Safe for several threads.
 */
@Singleton
public class ProgressReports {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public ProgressReports(Database database) {
    this.database = database;
  }

  /**
   * Stores what has come since the last time; nothing when the run was taken from its holder.
   *
   * @param startDate when its executor was entered, in the place of when it was claimed
   */
  public void store(
      ClaimedRun run, Instant startDate, KeptOutput output, RunResult.@Nullable Progress progress) {
    database.inTransactionOrAgain(
        connection -> {
          boolean held = update(connection, run, startDate, output, progress) == 1;
          if (held) {
            RunOutputs.insert(connection, run.key().log(), output);
          }
          return held;
        });
  }

  private static int update(
      Connection connection,
      ClaimedRun run,
      Instant startDate,
      KeptOutput output,
      RunResult.@Nullable Progress progress)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set start_date = ?, output_bytes = ?, output_truncated = ?,
              progress_percent = ?, progress_message = ?
            where is_open and id = ? and token = ?
            """)) {
      Instants.set(update, 1, startDate);
      update.setLong(2, output.bytes());
      update.setBoolean(3, output.truncated());
      update.setObject(4, progress == null ? null : progress.percent(), Types.INTEGER);
      update.setString(5, progress == null ? null : progress.message());
      update.setLong(6, run.key().log().value());
      update.setLong(7, run.token());
      return update.executeUpdate();
    }
  }
}
