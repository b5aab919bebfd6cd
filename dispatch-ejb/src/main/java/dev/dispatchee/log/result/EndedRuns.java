// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.ArrayParameters;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes how runs ended into their rows, all in one statement. */
final class EndedRuns {

  private static final List<String> COLUMNS =
      List.of(
          "log bigint",
          "held bigint",
          "ended varchar",
          "why varchar",
          "started timestamp(3) with time zone",
          "at timestamp(3) with time zone",
          "error varchar",
          "trace varchar",
          "bytes bigint",
          "cut boolean",
          "percent integer",
          "message varchar");

  private static final String HELD = "t.is_open and t.token = r.held";

  private static final String SET =
      """
      is_open = false, status = case when t.cancel_date <= r.at then 'CANCELED' else r.ended end,
      reason = case when t.cancel_date <= r.at then 'USER' else r.why end,
      start_date = coalesce(r.started, t.start_date), end_date = r.at, error_text = r.error,
      stack_trace = r.trace, output_bytes = r.bytes, output_truncated = r.cut,
      progress_percent = r.percent, progress_message = r.message, token = t.token + 1
      """;

  private EndedRuns() {}

  /**
   * Writes them, where the run is still held by the token of the result.
   *
   * @return the runs that were written; the others are somebody else's by now
   */
  static Set<DispatchLogId> write(Connection connection, Dialect dialect, List<RunResult> results)
      throws SQLException {
    if (results.isEmpty()) {
      return Set.of();
    }
    dialect.findByIds(connection);
    var sql = dialect.updateRowsByIdSelectingIds("dispatch_log", COLUMNS, "log", HELD, SET);
    try (var update = connection.prepareStatement(sql)) {
      set(update, results);
      var written = new HashSet<DispatchLogId>();
      try (var rows = update.executeQuery()) {
        while (rows.next()) {
          written.add(new DispatchLogId(rows.getLong(1)));
        }
      }
      return written;
    }
  }

  private static void set(PreparedStatement update, List<RunResult> results) throws SQLException {
    new ArrayParameters<>(update, results)
        .add("bigint", result -> result.run().key().log().value())
        .add("bigint", result -> result.run().token())
        .add("varchar", result -> result.status().name())
        .add("varchar", result -> nullOr(result.reason(), EndReason::name))
        .add("timestamptz", result -> Instants.inSqlOrNull(result.startDate()))
        .add("timestamptz", result -> Instants.inSql(result.endDate()))
        .add("varchar", RunResult::error)
        .add("varchar", RunResult::stackTrace)
        .add("bigint", result -> result.output().bytes())
        .add("boolean", result -> result.output().truncated())
        .add("integer", result -> nullOr(result.progress(), RunResult.Progress::percent))
        .add("varchar", result -> nullOr(result.progress(), RunResult.Progress::message));
  }

  private static <T> @Nullable Object nullOr(@Nullable T value, Function<T, Object> part) {
    return value == null ? null : part.apply(value);
  }
}
