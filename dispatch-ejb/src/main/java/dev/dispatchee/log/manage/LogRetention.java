// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes logs that have been kept for as long as their trigger says, counted from their end, and
 * from the moment they were queued for what did not run. The newest successful run of a trigger
 * stays, and so does what has not ended, or has not been added up for statistics.
 *
 * <p>In batches of a few hundred, each a short transaction. Safe for several threads and nodes.
 */
@Singleton
public class LogRetention {

  /** How long the logs of triggers are kept that are no more. */
  static final Duration OF_DELETED_TRIGGERS = Duration.ofDays(30);

  private static final int BATCH = 500;

  private static final String EXPIRED =
      """
      select l.id, l.trigger_id from dispatch_log l
      where not l.is_open and l.queued_date < ? and l.queued_date < ? and (l.end_date is null or l.end_date < ?)
        and (l.status <> 'SUCCESSFUL' or exists (select 1 from dispatch_log n
          where n.trigger_id = l.trigger_id and n.status = 'SUCCESSFUL'
            and (n.start_date > l.start_date or (n.start_date = l.start_date and n.id > l.id))))
        and not exists (select 1 from dispatch_roll_up_open o where o.log_id = l.id)
        and %s
      limit %d%s
      """;
  private static final String OF_TRIGGERS_THAT_KEEP_SO_LONG =
      "l.trigger_id in (select t.id from dispatch_trigger t where t.log_retention_millis = ?)";
  private static final String OF_TRIGGERS_NO_MORE =
      "not exists (select 1 from dispatch_trigger t where t.id = l.trigger_id)";

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public LogRetention(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Deletes what has expired, until there is nothing more of it or the thread is interrupted.
   *
   * @param addedUp what was queued then or later stays, however long ago that is
   * @return how many
   */
  public int deleteExpired(Instant addedUp) {
    int deleted = 0;
    for (var kept : retentions()) {
      deleted +=
          deleteAll(
              kept,
              addedUp,
              OF_TRIGGERS_THAT_KEEP_SO_LONG,
              select -> select.setLong(4, kept.toMillis()));
    }
    return deleted + deleteAll(OF_DELETED_TRIGGERS, addedUp, OF_TRIGGERS_NO_MORE, select -> {});
  }

  private List<Duration> retentions() {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select distinct log_retention_millis from dispatch_trigger")) {
            return Rows.list(select, row -> Duration.ofMillis(row.getLong(1)));
          }
        });
  }

  private int deleteAll(Duration kept, Instant addedUp, String whose, Parameters parameters) {
    var before = clock.instant().minus(kept);
    int deleted = 0;
    int batch;
    do {
      batch =
          database.inTransactionOrAgain(
              connection -> delete(connection, before, addedUp, whose, parameters));
      deleted += batch;
    } while (batch == BATCH && !Thread.currentThread().isInterrupted());
    return deleted;
  }

  private int delete(
      Connection connection, Instant before, Instant addedUp, String whose, Parameters parameters)
      throws SQLException {
    var sql = EXPIRED.formatted(whose, BATCH, database.dialect().forUpdateSkipLocked());
    try (var select = connection.prepareStatement(sql)) {
      Instants.set(select, 1, before);
      Instants.set(select, 2, addedUp);
      Instants.set(select, 3, before);
      parameters.set(select);
      var expired = Rows.map(select, row -> row.getLong("id"), row -> row.getLong("trigger_id"));
      return expired.isEmpty() ? 0 : LogDeletion.delete(connection, database.dialect(), expired);
    }
  }

  private interface Parameters {
    void set(PreparedStatement select) throws SQLException;
  }
}
