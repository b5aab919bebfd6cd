// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.database.ArrayParameters;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes rows of runs, many at once. Safe for several threads. */
@Singleton
public class RunInserts {

  private final Dialect dialect;
  private final String noteNewest;
  private final LogIds ids = new LogIds();

  /** Makes rows in a database. */
  @Inject
  public RunInserts(Database database) {
    this.dialect = database.dialect();
    this.noteNewest =
        dialect.updateRows(
            "dispatch_trigger",
            List.of("trigger bigint", "log bigint", "planned timestamp(3) with time zone"),
            "t.id = r.trigger and " + NewestRun.IS_NEWER,
            "newest_log_id = r.log, newest_planned_date = r.planned");
  }

  /**
   * Inserts rows in the caller's transaction, and makes each the newest of its trigger if it is.
   *
   * @return the keys of the rows, in the order of {@code runs}
   */
  public List<RunKey> insert(Connection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    var keys = insertOnly(connection, runs, now);
    noteNewest(connection, newest(runs, keys).values());
    return keys;
  }

  /** As {@link #insert}, for who writes the newest of each trigger together with what else. */
  public List<RunKey> insertOnly(Connection connection, List<NewRun> runs, Instant now)
      throws SQLException {
    if (runs.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<Row>(runs.size());
    for (var run : runs) {
      rows.add(new Row(ids.take(connection), run));
    }
    try (var insert = connection.prepareStatement(INSERT)) {
      set(insert, rows, now);
      insert.executeUpdate();
    }
    return rows.stream().map(Row::key).toList();
  }

  /** The newest row of each trigger among these, in the order of the triggers. */
  public static Map<DispatchTriggerId, NewestRun> newest(List<NewRun> runs, List<RunKey> keys) {
    // One order of triggers for all who insert, or two of them may deadlock.
    var newest = new TreeMap<DispatchTriggerId, NewestRun>();
    for (int i = 0; i < keys.size(); i++) {
      newest.merge(
          keys.get(i).trigger(),
          new NewestRun(keys.get(i), runs.get(i).plannedDate()),
          BinaryOperator.maxBy(NewestRun.BY_PLANNED_DATE));
    }
    return newest;
  }

  private record Row(DispatchLogId id, NewRun run) {

    RunKey key() {
      return new RunKey(run.subject().trigger(), id);
    }
  }

  private static final List<String> COLUMNS =
      List.of(
          "id bigint",
          "trigger_id bigint",
          "trigger_name varchar",
          "executor_type varchar",
          "task_settings varchar",
          "status varchar",
          "is_open boolean",
          "cause varchar",
          "reason varchar",
          "planned_date timestamp(3) with time zone",
          "fire_date timestamp(3) with time zone",
          "target_node varchar",
          "serial bigint",
          "priority integer",
          "waits boolean",
          "attempt integer",
          "origin_log_id bigint",
          "missed_count integer",
          "missed_until_date timestamp(3) with time zone",
          "requested_by varchar");

  private static final String INSERT =
      "insert into dispatch_log (%s, queued_date, token, output_bytes, output_truncated)"
              .formatted(Dialect.names(COLUMNS))
          + " select r.*, cast(? as timestamp(3) with time zone), 0, 0, false from "
          + Dialect.rows(COLUMNS);

  private static void set(PreparedStatement insert, List<Row> rows, Instant now)
      throws SQLException {
    Instants.set(insert, 1, now);
    new ArrayParameters<>(insert, rows)
        .startingAt(2)
        .add("bigint", row -> row.id().value())
        .add("bigint", row -> row.run().subject().trigger().value())
        .add("varchar", row -> row.run().subject().triggerName())
        .add("varchar", row -> row.run().subject().executorType())
        .add("varchar", row -> row.run().subject().settings())
        .add("varchar", row -> row.run().status().name())
        .add("boolean", row -> !row.run().status().isEnded())
        .add("varchar", row -> row.run().cause().name())
        .add("varchar", row -> nameOf(row.run().reason()))
        .add("timestamptz", row -> Instants.inSql(row.run().plannedDate()))
        .add("timestamptz", row -> Instants.inSql(row.run().fireDate()))
        .add("varchar", row -> row.run().targetNode())
        .add("bigint", row -> row.run().serial(row.id()))
        .add("integer", row -> row.run().subject().priority())
        .add("boolean", row -> row.run().waits())
        .add("integer", row -> row.run().attempt())
        .add("bigint", row -> valueOf(row.run().origin()))
        .add("integer", row -> row.run().missedCount())
        .add("timestamptz", row -> Instants.inSqlOrNull(row.run().missedUntil()))
        .add("varchar", row -> row.run().requestedBy());
  }

  private void noteNewest(Connection connection, Collection<NewestRun> newest) throws SQLException {
    dialect.findByKeys(connection);
    try (var update = connection.prepareStatement(noteNewest)) {
      new ArrayParameters<>(update, newest)
          .add("bigint", run -> run.key().trigger().value())
          .add("bigint", run -> run.key().log().value())
          .add("timestamptz", run -> Instants.inSql(run.plannedDate()));
      update.executeUpdate();
    }
  }

  private static @Nullable Long valueOf(@Nullable DispatchLogId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
