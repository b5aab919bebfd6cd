// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.database.Instants;
import dev.dispatchee.log.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need of a log.
 *
 * @param id the log
 * @param trigger its trigger
 * @param status how it ended, or where it stands
 * @param queued when it was queued
 * @param planned the date that it counts for
 * @param start when it started; null if it did not
 * @param end when it ended; null if it has not, or never ran
 */
record HistoryRow(
    long id,
    long trigger,
    RunStatus status,
    Instant queued,
    Instant planned,
    @Nullable Instant start,
    @Nullable Instant end) {

  static final String COLUMNS =
      "l.id, l.trigger_id, l.status, l.queued_date, l.planned_date, l.start_date, l.end_date";

  static final Comparator<HistoryRow> NEWEST_FIRST =
      Comparator.comparing(HistoryRow::queued).thenComparing(HistoryRow::id).reversed();

  static HistoryRow read(ResultSet row) throws SQLException {
    return new HistoryRow(
        row.getLong("id"),
        row.getLong("trigger_id"),
        RunStatus.valueOf(row.getString("status")),
        Instants.get(row, "queued_date"),
        Instants.get(row, "planned_date"),
        Instants.find(row, "start_date").orElse(null),
        Instants.find(row, "end_date").orElse(null));
  }

  /** How long it took, in milliseconds; empty if it did not start, or has not ended. */
  OptionalLong millis() {
    return start == null || end == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(start, end).toMillis()));
  }

  /** As {@link #millis}, of a run that went well. */
  OptionalLong millisOfSuccess() {
    return status == RunStatus.SUCCESSFUL ? millis() : OptionalLong.empty();
  }
}
