// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * Deletes logs that nothing needs any more, in batches of a few hundred, each a short transaction.
 *
 * <p>What has not ended or has not been added up stays, and so do the newest successful run of each
 * trigger, the failures that alert rules count, and what a backfill has still to count. The members
 * of a chain go with its log, before it, and not by what their own triggers say, unless these name
 * groups: who sets the limits of a chain is not to take away what they may not change. Safe for
 * several threads and nodes.
 */
final class GoingLogs {

  static final int BATCH = 500;

  private static final String MOST_COUNTED =
      "select coalesce(max(failures), 0) from dispatch_alert_rule where active";

  private static final String SUCCEEDED_LATER =
      """
      exists (select 1 from dispatch_log n
          where n.trigger_id = l.trigger_id and n.status = 'SUCCESSFUL'
            and (n.queued_date, n.id) > (l.queued_date, l.id))""";

  /** That enough fires have failed later for every alert rule, or that none counts them. */
  private static final String FAILED_LATER =
      """
      exists (select 1 from dispatch_log n
          where n.trigger_id = l.trigger_id and n.origin_log_id is null
            and n.status in ('FAILED', 'TIMED_OUT')
            and (n.queued_date, n.id) > (l.queued_date, l.id) offset %d)
          or not exists (select 1 from dispatch_trigger t where t.id = l.trigger_id)""";

  /** What may be deleted at all. */
  private static final String MAY_GO =
      """
      not l.is_open
        and (l.status <> 'SUCCESSFUL' or %1$s)
        and (l.status not in ('FAILED', 'TIMED_OUT') or %2$s or %1$s)
        and not exists (select 1 from dispatch_roll_up_open o where o.log_id = l.id)
        and not exists (select 1 from dispatch_backfill_run b
          where b.log_id = coalesce(l.origin_log_id, l.id))
      """;

  private static final String ALONE =
      """
      select l.id, l.trigger_id from dispatch_log l
      where l.queued_date < ? and (l.end_date is null or l.end_date < ?) and %s
        and (l.parent_log_id is null
          or not exists (select 1 from dispatch_log p where p.id = l.parent_log_id))
        and %s limit %d%s""";

  private static final String MEMBERS =
      """
      select l.id, l.trigger_id from dispatch_log l
      where l.parent_log_id = any (?)
        and not exists (select 1 from dispatch_trigger t
          where t.id = l.trigger_id and t.access_groups is not null)
        and not exists (select 1 from dispatch_trigger_viewer v where v.trigger_id = l.trigger_id)
        and %s limit %d""";

  private final Database database;

  GoingLogs(Database database) {
    this.database = database;
  }

  /** The values of a condition. */
  interface Parameters {
    /** Sets them, from an index on. */
    void set(PreparedStatement select, int from) throws SQLException;
  }

  /**
   * Deletes until there is nothing more, there were enough, or the thread is interrupted.
   *
   * @param ended before then only
   * @param which of these logs {@code l}, a condition
   * @param most after how many it stops; the last batch may pass that
   * @return how many
   */
  int delete(Instant ended, String which, Parameters parameters, int most) {
    int deleted = 0;
    boolean more = true;
    while (more && deleted < most && !Thread.currentThread().isInterrupted()) {
      var batch =
          database.inTransactionOrAgain(
              connection -> deleteBatch(connection, ended, which, parameters));
      deleted += batch.deleted();
      more = batch.more();
    }
    return deleted;
  }

  private record Batch(int deleted, boolean more) {}

  private Batch deleteBatch(
      Connection connection, Instant ended, String which, Parameters parameters)
      throws SQLException {
    // A newer success is soon found in any order of rows, but for the newest: then all are read.
    Planning.BY_KEYS.begin(connection, database.dialect());
    var mayGo = mayGo(connection);
    var chosen = alone(connection, ended, which, mayGo, parameters);
    if (chosen.isEmpty()) {
      return new Batch(0, false);
    }
    var deepest = deepest(connection, chosen, mayGo);
    int deleted = LogDeletion.delete(connection, database.dialect(), deepest);
    return new Batch(deleted, deepest != chosen || chosen.size() == BATCH);
  }

  private static String mayGo(Connection connection) throws SQLException {
    int counted;
    try (var select = connection.prepareStatement(MOST_COUNTED)) {
      counted = Rows.only(select, row -> row.getInt(1));
    }
    return MAY_GO.formatted(
        SUCCEEDED_LATER, counted == 0 ? "1 = 1" : FAILED_LATER.formatted(counted - 1));
  }

  private Map<Long, Long> alone(
      Connection connection, Instant ended, String which, String mayGo, Parameters parameters)
      throws SQLException {
    var sql = ALONE.formatted(which, mayGo, BATCH, database.dialect().forUpdateSkipLocked());
    try (var select = connection.prepareStatement(sql)) {
      Instants.set(select, 1, ended);
      Instants.set(select, 2, ended);
      parameters.set(select, 3);
      return Rows.map(select, row -> row.getLong("id"), row -> row.getLong("trigger_id"));
    }
  }

  // Chains may run chains, and each may have a thousand members: those that are furthest down go
  // first, and their chains in a later batch.
  private static Map<Long, Long> deepest(
      Connection connection, Map<Long, Long> chosen, String mayGo) throws SQLException {
    var level = chosen;
    var below = members(connection, level, mayGo);
    while (!below.isEmpty()) {
      level = below;
      below = members(connection, level, mayGo);
    }
    return level;
  }

  private static Map<Long, Long> members(
      Connection connection, Map<Long, Long> chains, String mayGo) throws SQLException {
    try (var select = connection.prepareStatement(MEMBERS.formatted(mayGo, BATCH))) {
      select.setArray(
          1, SqlArrays.longs(connection, chains.keySet().stream().mapToLong(Long::longValue)));
      return Rows.map(select, row -> row.getLong("id"), row -> row.getLong("trigger_id"));
    }
  }
}
