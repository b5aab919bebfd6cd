// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.LogLimits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes logs of which a trigger has more than it keeps, the oldest first to go. It looks at some
 * hundred triggers a turn, in the order of their ids, and goes on with the next ones in the next
 * turn. Not safe for several threads; safe for several nodes.
 */
final class SurplusLogs {

  /** At how many triggers a turn looks. */
  static final int TRIGGERS_A_TURN = 1_000;

  private static final String TRIGGERS =
      """
      select t.id, t.log_limit, t.successful_log_limit, t.failed_log_limit, t.canceled_log_limit
      from dispatch_trigger t
      where t.id > ? and %s
      order by t.id limit %d
      """;
  private static final String WITH_A_LIMIT =
      "coalesce(t.log_limit, t.successful_log_limit, t.failed_log_limit, t.canceled_log_limit)"
          + " is not null";

  private static final String NEWEST_TO_GO =
      """
      select l.queued_date, l.id from dispatch_log l
      where l.trigger_id = ? and not l.is_open and %s
      order by l.queued_date desc, l.id desc limit 1 offset ?
      """;
  private static final String FROM_THERE_ON =
      "l.trigger_id = ? and %s and (l.queued_date, l.id) <= (?, ?)";
  private static final String ALL = "true";

  private final Database database;
  private final GoingLogs going;
  private final LogLimits otherwise;
  private long after;

  SurplusLogs(Database database, GoingLogs going, LogLimits otherwise) {
    this.database = database;
    this.going = going;
    this.otherwise = otherwise;
  }

  private record Surplus(long trigger, String which, Instant queued, long log) {}

  /** What is too much of some triggers, and after which the next turn goes on. */
  private record Page(List<Surplus> surplus, long next) {}

  /**
   * Takes a turn.
   *
   * @param addedUp what was queued or ended then or later stays
   * @param most after how many it stops
   * @return how many were deleted
   */
  int delete(Instant addedUp, int most) {
    if (most <= 0) {
      return 0;
    }
    int deleted = 0;
    var page = database.withConnection(this::page);
    for (var surplus : page.surplus()) {
      if (deleted >= most || Thread.currentThread().isInterrupted()) {
        // The next turn goes on with this one.
        after = surplus.trigger() - 1;
        return deleted;
      }
      deleted += delete(surplus, addedUp, most - deleted);
    }
    after = page.next();
    return deleted;
  }

  private int delete(Surplus surplus, Instant addedUp, int most) {
    return going.delete(
        addedUp,
        FROM_THERE_ON.formatted(surplus.which()),
        (select, from) -> {
          select.setLong(from, surplus.trigger());
          Instants.set(select, from + 1, surplus.queued());
          select.setLong(from + 2, surplus.log());
        },
        most);
  }

  // One connection for all of them: most triggers have nothing to delete.
  private Page page(Connection connection) throws SQLException {
    var triggers = triggers(connection);
    var surplus = new ArrayList<Surplus>();
    for (var limits : triggers) {
      for (var limit : limits.ofLogs().entrySet()) {
        find(connection, limits.trigger(), limit.getKey(), limit.getValue())
            .ifPresent(surplus::add);
      }
    }
    boolean isLast = triggers.size() < TRIGGERS_A_TURN;
    return new Page(surplus, isLast ? 0 : triggers.get(triggers.size() - 1).trigger());
  }

  private List<Limits> triggers(Connection connection) throws SQLException {
    var sql = TRIGGERS.formatted(otherwise.count() ? ALL : WITH_A_LIMIT, TRIGGERS_A_TURN);
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, after);
      return Rows.list(select, this::limits);
    }
  }

  private record Limits(long trigger, Map<String, Integer> ofLogs) {}

  private Limits limits(ResultSet row) throws SQLException {
    var ofLogs = new LinkedHashMap<String, Integer>();
    put(ofLogs, ALL, row, "log_limit", otherwise.all());
    put(ofLogs, Outcome.SUCCESSFUL, row, otherwise.successful());
    put(ofLogs, Outcome.FAILED, row, otherwise.failed());
    put(ofLogs, Outcome.CANCELED, row, otherwise.canceled());
    return new Limits(row.getLong("id"), ofLogs);
  }

  private static void put(
      Map<String, Integer> limits, Outcome outcome, ResultSet row, @Nullable Integer otherwise)
      throws SQLException {
    put(limits, "l." + outcome.logs, row, outcome.limit, otherwise);
  }

  private static void put(
      Map<String, Integer> limits,
      String which,
      ResultSet row,
      String column,
      @Nullable Integer otherwise)
      throws SQLException {
    var own = row.getObject(column, Integer.class);
    var limit = own == null ? otherwise : own;
    if (limit != null) {
      limits.put(which, limit);
    }
  }

  private static Optional<Surplus> find(
      Connection connection, long trigger, String which, int limit) throws SQLException {
    try (var select = connection.prepareStatement(NEWEST_TO_GO.formatted(which))) {
      select.setLong(1, trigger);
      select.setInt(2, limit);
      return Rows.first(
          select,
          row -> new Surplus(trigger, which, Instants.get(row, "queued_date"), row.getLong("id")));
    }
  }
}
