// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What differs between the databases that we know. */
public enum Dialect {
  /** H2, embedded: one machine. */
  H2,
  /** PostgreSQL: one machine or many. */
  POSTGRESQL;

  static Dialect of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalStateException(
              "the data source leads to %s; H2 and PostgreSQL are supported".formatted(product));
    };
  }

  /** Where the migrations stand that only this database understands. */
  public String migrations() {
    return "classpath:db/migration/" + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether one of two updates that meet on a row may be lost, though the row was locked. H2 does
   * so about once in thousands of such meetings (seen with 2.2.224, 2.3.232 and 2.4.240).
   */
  boolean losesUpdates() {
    return this == H2;
  }

  /**
   * Has the transaction make a plan for the values of each statement. One that is made for any
   * value walks through all rows in order, which for a value that is rare takes seconds.
   */
  void planForTheValues(Connection connection) throws SQLException {
    plan(connection, "set_config('plan_cache_mode', 'force_custom_plan', true)");
  }

  /**
   * Has the transaction read rows in the order of an index where it can. A plan that was made while
   * a table was small reads and sorts all of it, long after it has grown.
   */
  public void readInOrderOfAnIndex(Connection connection) throws SQLException {
    plan(connection, off("sort") + off("seqscan") + "true");
  }

  /**
   * Has the transaction find the rows of a statement by their keys where it can. For some hundreds
   * at once a plan may read all of a table instead.
   */
  public void findByKeys(Connection connection) throws SQLException {
    plan(connection, off("seqscan") + off("hashjoin") + off("mergejoin") + "true");
  }

  private void plan(Connection connection, String settings) throws SQLException {
    if (this == POSTGRESQL) {
      try (var statement = connection.prepareStatement("select " + settings)) {
        statement.executeQuery().close();
      }
    }
  }

  private static String off(String way) {
    return "set_config('enable_%s', 'off', true), ".formatted(way);
  }

  /**
   * What follows the limit of a select whose rows are to stay as they are until the transaction
   * ends; it waits for those that others have locked. On H2 nothing: writing transactions take
   * turns there (see {@link Database#inTransaction}), and it would lock all rows before it limits
   * them.
   */
  public String forUpdate() {
    return this == H2 ? "" : " for update";
  }

  /** As {@link #forUpdate}, but passes over rows that others have locked. */
  public String forUpdateSkipLocked() {
    return this == H2 ? "" : " for update skip locked";
  }

  /**
   * Inserts slot rows from three arrays (triggers, target nodes, logs), each unless its key is
   * there, and selects the logs of those inserted. No key may stand in the arrays twice.
   */
  public String insertFreeSlots() {
    return switch (this) {
      case H2 ->
          """
          select log_id from final table (
            insert into dispatch_slot (trigger_id, target_node, log_id)
            select t, n, l
            from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as bigint array))
              as wanted (t, n, l)
            where not exists (select 1 from dispatch_slot where trigger_id = t and target_node = n))
          """;
      case POSTGRESQL ->
          """
          insert into dispatch_slot (trigger_id, target_node, log_id)
          select * from unnest(?::bigint[], ?::varchar[], ?::bigint[])
          on conflict do nothing returning log_id
          """;
    };
  }

  /**
   * Ends runs in progress that are held by a token, from twelve arrays (see {@code EndedRuns}), and
   * selects the logs that were written. No log may stand in the arrays twice.
   */
  public String endRuns() {
    return switch (this) {
      case H2 ->
          """
          select id from final table (
            merge into dispatch_log l using (
              select * from unnest(cast(? as bigint array), cast(? as bigint array),
                cast(? as varchar array), cast(? as varchar array),
                cast(? as timestamp(3) with time zone array),
                cast(? as timestamp(3) with time zone array),
                cast(? as varchar array), cast(? as varchar array), cast(? as bigint array),
                cast(? as boolean array), cast(? as integer array), cast(? as varchar array))
            ) as r (log, held, ended, why, started, at, error, trace, bytes, cut, percent, message)
            on l.id = r.log and l.token = r.held
            when matched then update set %s)
          """
              .formatted(SET_ENDED);
      case POSTGRESQL ->
          """
          update dispatch_log l set %s
          from unnest(?::bigint[], ?::bigint[], ?::varchar[], ?::varchar[], ?::timestamptz[],
            ?::timestamptz[], ?::varchar[], ?::varchar[], ?::bigint[], ?::boolean[], ?::int[],
            ?::varchar[])
            as r (log, held, ended, why, started, at, error, trace, bytes, cut, percent, message)
          where l.id = r.log and l.token = r.held
          returning l.id
          """
              .formatted(SET_ENDED);
    };
  }

  private static final String SET_ENDED =
      """
      status = case when l.cancel_date <= r.at then 'CANCELED' else r.ended end,
      reason = case when l.cancel_date <= r.at then 'USER' else r.why end,
      start_date = coalesce(r.started, l.start_date), end_date = r.at, error_text = r.error,
      stack_trace = r.trace, output_bytes = r.bytes, output_truncated = r.cut,
      progress_percent = r.percent, progress_message = r.message, token = l.token + 1
      """;
}
