// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.log.claim.ClaimedRun;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Stores what a run has said and how far it has come while it is in progress. Only who holds the
 * run's token can. Safe for several threads.
 */
@Singleton
public class ProgressReports {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public ProgressReports(Database database) {
    this.database = database;
  }

  /** Stores what has come since the last time; nothing when the run was taken from its holder. */
  public void store(ClaimedRun run, KeptOutput output, RunResult.@Nullable Progress progress) {
    database.inTransactionOrAgain(
        connection -> {
          boolean held = update(connection, run, output, progress) == 1;
          if (held) {
            RunOutputs.insert(connection, run.key().log(), output);
          }
          return held;
        });
  }

  private static int update(
      Connection connection,
      ClaimedRun run,
      KeptOutput output,
      RunResult.@Nullable Progress progress)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set output_bytes = ?, output_truncated = ?, progress_percent = ?,
              progress_message = ?
            where is_open and id = ? and token = ?
            """)) {
      update.setLong(1, output.bytes());
      update.setBoolean(2, output.truncated());
      update.setObject(3, progress == null ? null : progress.percent(), Types.INTEGER);
      update.setString(4, progress == null ? null : progress.message());
      update.setLong(5, run.key().log().value());
      update.setLong(6, run.token());
      return update.executeUpdate();
    }
  }
}
