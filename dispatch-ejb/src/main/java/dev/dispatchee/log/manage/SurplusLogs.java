// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.LogLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

  private record Counted(
      long trigger,
      @Nullable Integer all,
      @Nullable Integer successful,
      @Nullable Integer failed,
      @Nullable Integer canceled) {}

  private record Place(Instant queued, long log) {}

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
    var triggers = triggers();
    for (var trigger : triggers) {
      deleted += delete(trigger, addedUp, most - deleted);
      if (deleted >= most || Thread.currentThread().isInterrupted()) {
        // The next turn goes on with this one.
        return deleted;
      }
      after = trigger.trigger();
    }
    if (triggers.size() < TRIGGERS_A_TURN) {
      after = 0;
    }
    return deleted;
  }

  private int delete(Counted trigger, Instant addedUp, int most) {
    int deleted = delete(trigger.trigger(), ALL, trigger.all(), addedUp, most);
    deleted += delete(trigger, Outcome.SUCCESSFUL, trigger.successful(), addedUp, most - deleted);
    deleted += delete(trigger, Outcome.FAILED, trigger.failed(), addedUp, most - deleted);
    return deleted + delete(trigger, Outcome.CANCELED, trigger.canceled(), addedUp, most - deleted);
  }

  private int delete(
      Counted trigger, Outcome outcome, @Nullable Integer limit, Instant addedUp, int most) {
    return delete(trigger.trigger(), "l." + outcome.logs, limit, addedUp, most);
  }

  private int delete(
      long trigger, String which, @Nullable Integer limit, Instant addedUp, int most) {
    if (limit == null || most <= 0) {
      return 0;
    }
    return newestToGo(trigger, which, limit)
        .map(
            place ->
                going.delete(
                    addedUp,
                    FROM_THERE_ON.formatted(which),
                    (select, from) -> {
                      select.setLong(from, trigger);
                      Instants.set(select, from + 1, place.queued());
                      select.setLong(from + 2, place.log());
                    },
                    most))
        .orElse(0);
  }

  private Optional<Place> newestToGo(long trigger, String which, int limit) {
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(NEWEST_TO_GO.formatted(which))) {
            select.setLong(1, trigger);
            select.setInt(2, limit);
            return Rows.list(
                    select, row -> new Place(Instants.get(row, "queued_date"), row.getLong("id")))
                .stream()
                .findFirst();
          }
        });
  }

  private List<Counted> triggers() {
    var sql = TRIGGERS.formatted(otherwise.count() ? ALL : WITH_A_LIMIT, TRIGGERS_A_TURN);
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            return Rows.list(select, this::counted);
          }
        });
  }

  private Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        row.getLong("id"),
        limit(row, "log_limit", otherwise.all()),
        limit(row, Outcome.SUCCESSFUL.limit, otherwise.successful()),
        limit(row, Outcome.FAILED.limit, otherwise.failed()),
        limit(row, Outcome.CANCELED.limit, otherwise.canceled()));
  }

  private static @Nullable Integer limit(ResultSet row, String column, @Nullable Integer otherwise)
      throws SQLException {
    var own = row.getObject(column, Integer.class);
    return own == null ? otherwise : own;
  }
}
