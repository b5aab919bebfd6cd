// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of the runs of chains that have begun and not ended, and of their members. */
final class ChainRuns {

  /** Before the first step. */
  static final int NOT_BEGUN = -1;

  private static final int MOST = 1_000;

  private static final String READY =
      """
      select c.log_id from dispatch_chain_run c
      where c.deadline_date <= ?
        or not exists (select 1 from dispatch_log l where l.is_open and l.parent_log_id = c.log_id)
        or not exists (select 1 from dispatch_log l
          where l.is_open and l.id = c.log_id and l.cancel_date is null)
      order by c.log_id limit %d
      """
          .formatted(MOST);

  private ChainRuns() {}

  private record Started(long log, int position, long trigger) {}

  private static final Columns<Started> MEMBERS =
      Columns.<Started>none()
          .longs("log_id", Started::log)
          .integers("position", Started::position)
          .longs("trigger_id", Started::trigger);

  private static final Columns<MemberState> STATES =
      Columns.<MemberState>none()
          .integers("place", MemberState::position)
          .texts("logs", MemberState::firstLogsText)
          .texts("ended", MemberState::status)
          .texts("error", MemberState::error);

  /** Notes a run that begins. */
  static void insert(
      Connection connection,
      Dialect dialect,
      RunKey run,
      @Nullable Instant deadline,
      List<Long> triggers)
      throws SQLException {
    long log = run.log().value();
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_chain_run (log_id, trigger_id, step, deadline_date)"
                + " values (?, ?, ?, ?)")) {
      insert.setLong(1, log);
      insert.setLong(2, run.trigger().value());
      insert.setInt(3, NOT_BEGUN);
      Instants.set(insert, 4, deadline);
      insert.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_chain_member (%s) select r.* from %s"
                .formatted(MEMBERS.names(), MEMBERS.table(dialect)))) {
      MEMBERS.set(
          insert,
          1,
          IntStream.range(0, triggers.size())
              .mapToObj(position -> new Started(log, position, triggers.get(position)))
              .toList());
      insert.executeUpdate();
    }
  }

  /** The runs that may go on: their members have ended, or they are to end themselves. */
  static List<DispatchLogId> ready(Connection connection, Instant now) throws SQLException {
    try (var select = connection.prepareStatement(READY)) {
      Instants.set(select, 1, now);
      return Rows.list(select, row -> new DispatchLogId(row.getLong(1)));
    }
  }

  /**
   * Where a run stands.
   *
   * @param step the step in progress
   * @param deadline when its time is up; null for never
   */
  record Position(int step, @Nullable Instant deadline) {}

  /** Where a run stands; empty if it has ended. */
  static Optional<Position> position(Connection connection, DispatchLogId log) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select step, deadline_date from dispatch_chain_run where log_id = ?")) {
      select.setLong(1, log.value());
      return Rows.first(
          select,
          row ->
              new Position(row.getInt("step"), Instants.find(row, "deadline_date").orElse(null)));
    }
  }

  /** What came of the members so far, in their order. */
  static List<MemberState> members(Connection connection, DispatchLogId log) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select position, trigger_id, first_logs, status, error_text from dispatch_chain_member
            where log_id = ? order by position
            """)) {
      select.setLong(1, log.value());
      return Rows.list(select, MemberState::read);
    }
  }

  /** Writes what has come of members. */
  static void write(
      Connection connection, Dialect dialect, DispatchLogId log, List<MemberState> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    var sql =
        dialect.updateRows(
            "dispatch_chain_member",
            STATES,
            "t.log_id = %d and t.position = r.place".formatted(log.value()),
            "first_logs = r.logs, status = r.ended, error_text = r.error");
    try (var update = connection.prepareStatement(sql)) {
      STATES.set(update, 1, changed);
      update.executeUpdate();
    }
  }

  /** Notes which step is in progress now. */
  static void setStep(Connection connection, DispatchLogId log, int step) throws SQLException {
    try (var update =
        connection.prepareStatement("update dispatch_chain_run set step = ? where log_id = ?")) {
      update.setInt(1, step);
      update.setLong(2, log.value());
      update.executeUpdate();
    }
  }

  /** Forgets a run that has ended. */
  static void delete(Connection connection, DispatchLogId log) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from dispatch_chain_run where log_id = ?")) {
      delete.setLong(1, log.value());
      delete.executeUpdate();
    }
  }
}
