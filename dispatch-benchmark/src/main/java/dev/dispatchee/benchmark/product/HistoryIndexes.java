// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import java.util.List;

/**
 * The indexes and keys of the history, as the product's migrations have made them. Ten million rows
 * are in the table several times sooner when it has none meanwhile.
 */
final class HistoryIndexes {

  private static final String DROP =
      """
      select coalesce(string_agg(format('alter table dispatch_log_history drop constraint %I', conname), ';'), '')
      from pg_constraint where conrelid = 'dispatch_log_history'::regclass and contype in ('p', 'u')
      """;
  private static final String MAKE_KEYS =
      """
      select coalesce(string_agg(format('alter table dispatch_log_history add constraint %I %s', conname,
        pg_get_constraintdef(oid)), ';' order by conname), '')
      from pg_constraint where conrelid = 'dispatch_log_history'::regclass and contype in ('p', 'u')
      """;
  private static final String DROP_OTHERS =
      """
      select coalesce(string_agg(format('drop index %I', indexname), ';'), '') from pg_indexes
      where tablename = 'dispatch_log_history'
        and indexname not in (select conname from pg_constraint where contype in ('p', 'u'))
      """;
  private static final String MAKE_OTHERS =
      """
      select coalesce(string_agg(indexdef, ';' order by indexname), '') from pg_indexes
      where tablename = 'dispatch_log_history'
        and indexname not in (select conname from pg_constraint where contype in ('p', 'u'))
      """;

  private final PostgresDatabase database;
  private final List<String> statements;

  private HistoryIndexes(PostgresDatabase database, List<String> statements) {
    this.database = database;
    this.statements = statements;
  }

  /** Takes them away. */
  static HistoryIndexes without(PostgresDatabase database) {
    var make = List.of(database.text(MAKE_KEYS), database.text(MAKE_OTHERS));
    var drop = List.of(database.text(DROP), database.text(DROP_OTHERS));
    drop.forEach(database::execute);
    return new HistoryIndexes(database, make);
  }

  /** Makes them as they were. */
  void makeAgain() {
    for (var statement : statements) {
      database.execute("set maintenance_work_mem = '1GB';" + statement);
    }
  }
}
