// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes how runs ended into their rows, all in one statement. */
final class EndedRuns {

  private static final Columns<RunResult> COLUMNS =
      Columns.<RunResult>none()
          .longs("log", result -> result.run().key().log().value())
          .longs("held", result -> result.run().token())
          .texts("ended", result -> result.status().name())
          .texts("why", result -> nullOr(result.reason(), EndReason::name))
          .instants("started", RunResult::startDate)
          .instants("at", RunResult::endDate)
          .texts("error", RunResult::error)
          .texts("trace", RunResult::stackTrace)
          .longs("bytes", result -> result.output().bytes())
          .booleans("cut", result -> result.output().truncated())
          .integers("percent", result -> nullOr(result.progress(), RunResult.Progress::percent))
          .texts("message", result -> nullOr(result.progress(), RunResult.Progress::message))
          .texts("told", result -> result.legacy().result());

  private static final String HELD = "t.is_open and t.token = r.held";

  private static final String SET =
      """
      is_open = false, status = case when t.cancel_date <= r.at then 'CANCELED' else r.ended end,
      reason = case when t.cancel_date <= r.at then 'USER' else r.why end,
      start_date = coalesce(r.started, t.start_date), end_date = r.at,
      error_text = case when t.cancel_date <= r.at and r.ended = 'SUCCESSFUL'
        then coalesce(r.error || chr(10), '') || 'it was canceled, but its executor ended normally' else r.error end,
      stack_trace = r.trace, output_bytes = r.bytes, output_truncated = r.cut,
      progress_percent = r.percent, progress_message = r.message, result_text = r.told, token = t.token + 1
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
    var trip = new RoundTrip(connection, dialect).plan(Planning.BY_IDS);
    var ended =
        trip.select(
            dialect.updateRowsByIdSelectingIds("dispatch_log", COLUMNS, "log", HELD, SET),
            (update, first) -> COLUMNS.set(update, first, results),
            row -> new DispatchLogId(row.getLong(1)));
    trip.make();
    return Set.copyOf(ended.rows());
  }

  private static <T, P> @Nullable P nullOr(@Nullable T value, Function<T, P> part) {
    return value == null ? null : part.apply(value);
  }
}
