// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.claim.ClaimedRun;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who asked for which run to end. */
@Singleton
public class CancelRequests {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public CancelRequests(Database database) {
    this.database = database;
  }

  /**
   * Why runs in progress must end.
   *
   * @param run the run
   * @param reason USER when somebody asked for it; FORCE_CLOSED when it is no more its holder's
   */
  public record MustEnd(ClaimedRun run, EndReason reason) {}

  private record Open(DispatchLogId run, long token, boolean canceled) {

    static Open read(ResultSet row) throws SQLException {
      return new Open(
          new DispatchLogId(row.getLong("id")),
          row.getLong("token"),
          row.getObject("cancel_date") != null);
    }
  }

  /** Those among the runs held here that must end: somebody asked for it, or they were taken. */
  public List<MustEnd> among(Collection<ClaimedRun> held) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select id, token, cancel_date from dispatch_log where is_open and id = any (?)")) {
            var ids = held.stream().mapToLong(run -> run.key().log().value());
            select.setArray(1, SqlArrays.longs(connection, ids));
            var open =
                Rows.list(select, Open::read).stream()
                    .collect(Collectors.toMap(Open::run, Function.identity()));
            return held.stream()
                .flatMap(
                    run ->
                        reason(run, Optional.ofNullable(open.get(run.key().log())))
                            .map(why -> new MustEnd(run, why))
                            .stream())
                .toList();
          }
        });
  }

  // What was closed by force is not open any more, or open under another token.
  private static Optional<EndReason> reason(ClaimedRun held, Optional<Open> row) {
    if (row.filter(open -> open.token() == held.token()).isEmpty()) {
      return Optional.of(EndReason.FORCE_CLOSED);
    }
    return row.filter(Open::canceled).map(open -> EndReason.USER);
  }

  /**
   * Asks for a run to end, in the caller's transaction: one that waits is CANCELED at once, one in
   * progress gets a flag that its node sees.
   *
   * @return whether the run was still open
   */
  public static boolean ask(Connection connection, DispatchLogId run, String user, Instant now)
      throws SQLException {
    return cancelQueued(connection, run, user, now) || flag(connection, run, user, now);
  }

  private static boolean cancelQueued(
      Connection connection, DispatchLogId run, String user, Instant now) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set is_open = false, status = 'CANCELED', reason = 'USER',
              end_date = ?, cancel_date = ?, canceled_by = ?, error_text = 'it was canceled', token = token + 1
            where is_open and id = ? and status = 'QUEUED'
            """)) {
      Instants.set(update, 1, now);
      Instants.set(update, 2, now);
      update.setString(3, user);
      update.setLong(4, run.value());
      return update.executeUpdate() == 1;
    }
  }

  private static boolean flag(Connection connection, DispatchLogId run, String user, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_log set cancel_date = coalesce(cancel_date, ?),
              canceled_by = coalesce(canceled_by, ?)
            where is_open and id = ? and status = 'IN_PROGRESS'
            """)) {
      Instants.set(update, 1, now);
      update.setString(2, user);
      update.setLong(3, run.value());
      return update.executeUpdate() == 1;
    }
  }
}
