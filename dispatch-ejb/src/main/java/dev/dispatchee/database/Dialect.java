// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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

  /** Whether a table in a join can be selected by the rows of the one before ({@code lateral}). */
  public boolean joinsLaterally() {
    return this != H2;
  }

  /**
   * The order in which open runs stand in line, as an index has it: highest priority first, then
   * oldest planned date, then smallest id. On H2 {@code is_open} and the gate stand first in the
   * index, and must in the order too, or H2 reads and sorts all rows. On PostgreSQL the id is an
   * expression, so that nobody looks ids up in that index: of a table that was empty when the plan
   * was made, it seems as good for that as the primary key.
   */
  public String orderInLine() {
    return switch (this) {
      case H2 -> "is_open, gate, priority desc, planned_date, id";
      case POSTGRESQL -> "priority desc, planned_date, (id + 0)";
    };
  }

  /** {@link #orderInLine}, the other way round; on H2 in any order. */
  public String fromTheEndOfTheLine() {
    return this == H2 ? "" : "order by priority, planned_date desc, (id + 0) desc";
  }

  /**
   * The order in line of some runs that are found by their ids, which no index is to be read for.
   */
  public String orderOfSome() {
    return switch (this) {
      case H2 -> orderInLine();
      case POSTGRESQL -> "priority desc nulls last, planned_date, id";
    };
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

  /** As {@link #forUpdate}, but what refers to the rows is not kept from it. */
  public String forNoKeyUpdate() {
    return this == H2 ? "" : " for no key update";
  }

  /**
   * Whether open runs stand before a gate; perhaps true of others. PostgreSQL finds those gates by
   * one step in the index for each, however many runs and gates there are.
   *
   * @param gate the name of the gate
   */
  public String mayBeWaitedFor(String gate) {
    return switch (this) {
      case H2 -> gate + " is not null";
      case POSTGRESQL ->
          """
          %s = any (array(with recursive waited (gate) as (
            (select o.gate from dispatch_log o where o.is_open and o.gate is not null
              order by o.gate limit 1)
            union all
            select (select o.gate from dispatch_log o where o.is_open and o.gate > w.gate
              order by o.gate limit 1) from waited w where w.gate is not null)
          select gate from waited where gate is not null))
          """
              .formatted(gate);
    };
  }

  /**
   * Inserts rows of slots, each unless its key is there, and selects the logs of those inserted.
   *
   * @param columns the columns of slots, by their names; no key may be in a row twice
   */
  public String insertFreeSlots(Columns<?> columns) {
    var sql =
        switch (this) {
          case H2 ->
              """
              select log_id from final table (
                insert into dispatch_slot (%s) select r.* from %s
                where not exists (select 1 from dispatch_slot s
                  where s.trigger_id = r.trigger_id and s.target_node = r.target_node))
              """;
          case POSTGRESQL ->
              """
              insert into dispatch_slot (%s) select r.* from %s
              on conflict do nothing returning log_id
              """;
        };
    return sql.formatted(columns.names(), columns.table(this));
  }

  /**
   * Inserts rows into a table, each unless its key is there.
   *
   * @param columns by the names of the table's; no key may be in a row twice
   * @param key the columns that have a unique index together
   */
  public String insertNew(String table, Columns<?> columns, List<String> key) {
    var rows = columns.table(this);
    return switch (this) {
      case H2 ->
          "insert into %1$s (%2$s) select r.* from %3$s where not exists (select 1 from %1$s t where %4$s)"
              .formatted(
                  table,
                  columns.names(),
                  rows,
                  key.stream()
                      .map(column -> "t.%1$s = r.%1$s".formatted(column))
                      .collect(joining(" and ")));
      case POSTGRESQL ->
          "insert into %s (%s) select r.* from %s on conflict (%s) do nothing"
              .formatted(table, columns.names(), rows, String.join(", ", key));
    };
  }

  /**
   * Writes rows of states, over those that are there, of triggers that are there and stay until the
   * transaction ends.
   *
   * @param columns the columns of states, by their names; no trigger may be in a row twice
   */
  public String putTriggerStates(Columns<?> columns) {
    var sql =
        switch (this) {
          case H2 ->
              """
              merge into dispatch_trigger_state (%s) key (trigger_id)
              select r.* from %s join dispatch_trigger t on t.id = r.trigger_id
              """;
          case POSTGRESQL ->
              """
              insert into dispatch_trigger_state (%s)
              select r.* from %s join dispatch_trigger t on t.id = r.trigger_id for key share of t
              on conflict (trigger_id) do update set state_text = excluded.state_text
              """;
        };
    return sql.formatted(columns.names(), columns.table(this));
  }

  /**
   * Deletes logs and what they said, and selects how many logs. On H2 a foreign key deletes the
   * output; on PostgreSQL none can refer to the logs, since they move between two tables.
   *
   * @param where which logs
   */
  public String deleteLogs(String where) {
    return switch (this) {
      case H2 ->
          "select count(*) from old table (delete from dispatch_log where %s)".formatted(where);
      case POSTGRESQL ->
          """
          with gone as (delete from dispatch_log where %s returning id),
            unsaid as (delete from dispatch_log_output o using gone where o.log_id = gone.id)
          select count(*) from gone
          """
              .formatted(where);
    };
  }

  /**
   * Frees what rows that are gone have left in the tables of open runs and in their indexes, unless
   * somebody does so already. On H2 nothing: it does that when it writes. Not in a transaction.
   */
  public void clearOpenRuns(Connection connection) throws SQLException {
    if (this == POSTGRESQL) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "vacuum (skip_locked, index_cleanup on, truncate off)"
                + " dispatch_log_open, dispatch_slot, dispatch_permit");
      }
    }
  }

  /** The instant that is so long ago by the database's clock. */
  public String ago(Duration time) {
    return switch (this) {
      case H2 -> "dateadd(millisecond, %d, current_timestamp)".formatted(-time.toMillis());
      case POSTGRESQL ->
          "current_timestamp - %d * interval '1 millisecond'".formatted(time.toMillis());
    };
  }

  /**
   * Updates a row and selects of it.
   *
   * @param update the statement, which has all the parameters
   * @param columns what is selected
   */
  public String updateSelecting(String update, String columns) {
    return switch (this) {
      case H2 -> "select %s from final table (%s)".formatted(columns, update);
      case POSTGRESQL -> "%s returning %s".formatted(update, columns);
    };
  }

  /** The instant of a number of milliseconds since 1970, which may be null. */
  String instantOfMillis(String number) {
    return switch (this) {
      case H2 ->
          "dateadd(millisecond, %s, timestamp with time zone '1970-01-01 00:00:00+00')"
              .formatted(number);
      case POSTGRESQL ->
          "timestamp with time zone 'epoch' + %s * interval '1 millisecond'".formatted(number);
    };
  }

  /**
   * Updates many rows of a table in one statement.
   *
   * @param table is named {@code t} in {@code where}
   * @param columns the table {@code r}, which must have a row once only
   * @param where which row of {@code t} belongs to which of {@code r}
   * @param set what becomes of it
   */
  public String updateRows(String table, Columns<?> columns, String where, String set) {
    var rows = columns.table(this);
    return switch (this) {
      case H2 ->
          "merge into %s t using %s on %s when matched then update set %s"
              .formatted(table, rows, where, set);
      case POSTGRESQL -> "update %s t set %s from %s where %s".formatted(table, set, rows, where);
    };
  }

  /**
   * As {@link #updateRows}, of rows that are found by their {@code id}, and selects the ids of
   * those that were updated.
   *
   * @param id the column of {@code r} that has the ids
   * @param where what else must be so
   */
  public String updateRowsByIdSelectingIds(
      String table, Columns<?> columns, String id, String where, String set) {
    var both = "t.id = r.%s and %s".formatted(id, where);
    return switch (this) {
      case H2 -> "select id from final table (%s)".formatted(updateRows(table, columns, both, set));
      // The ids twice, so that no plan reads more of the table than these.
      case POSTGRESQL ->
          """
          with r as materialized (select * from %s)
          update %s t set %s from r
          where t.id = any (array(select %s from r)) and %s returning t.id
          """
              .formatted(columns.table(this), table, set, id, both);
    };
  }
}
