// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.alert.AlertSubject;
import dev.dispatchee.alert.Alerts;
import dev.dispatchee.alert.MissedTime;
import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Planning;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes rows of runs, many at once. Safe for several threads. */
@Singleton
public class RunInserts {

  private static final Columns<NewestRun> NEWEST =
      Columns.<NewestRun>none()
          .longs("trigger", run -> run.key().trigger().value())
          .longs("log", run -> run.key().log().value())
          .instants("planned", NewestRun::plannedDate);

  private final Dialect dialect;
  private final String insert;
  private final String noteNewest;
  private final LogIds ids;
  private final Alerts alerts;

  /**
   * Makes rows in a database.
   *
   * @param alerts are told of due times that are not run
   */
  @Inject
  public RunInserts(Database database, Alerts alerts) {
    this.alerts = alerts;
    this.dialect = database.dialect();
    this.ids = new LogIds(database::outages);
    this.insert = INSERT.formatted(COLUMNS.names(), COLUMNS.table(dialect));
    this.noteNewest =
        dialect.updateRows(
            "dispatch_trigger",
            NEWEST,
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
    return insertAs(connection, reserve(connection, runs.size()), runs, now);
  }

  /** Takes ids for rows to come; what becomes of the caller's transaction is all the same. */
  public List<DispatchLogId> reserve(Connection connection, int count) throws SQLException {
    var reserved = new ArrayList<DispatchLogId>(count);
    for (int i = 0; i < count; i++) {
      reserved.add(ids.take(connection));
    }
    return reserved;
  }

  /** As {@link #insertOnly}, for rows whose ids were {@linkplain #reserve reserved} before. */
  public List<RunKey> insertAs(
      Connection connection, List<DispatchLogId> reserved, List<NewRun> runs, Instant now)
      throws SQLException {
    var rows = new ArrayList<Row>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      rows.add(new Row(reserved.get(i), runs.get(i)));
    }
    try (var statement = connection.prepareStatement(insert)) {
      Instants.set(statement, 1, now);
      COLUMNS.set(statement, 2, rows);
      statement.executeUpdate();
    }
    tellOfMissed(connection, rows);
    return rows.stream().map(Row::key).toList();
  }

  // Local times that did not exist are no fault.
  private void tellOfMissed(Connection connection, List<Row> rows) throws SQLException {
    var missed = rows.stream().flatMap(Row::missedTime).toList();
    if (!missed.isEmpty()) {
      alerts.missed(connection, missed);
    }
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

    Stream<MissedTime> missedTime() {
      var count = run.missedCount();
      if (run.reason() != EndReason.MISFIRE || count == null) {
        return Stream.empty();
      }
      var subject = run.subject();
      var log =
          new AlertSubject(
              id.value(),
              subject.trigger().value(),
              subject.triggerName(),
              subject.executorType(),
              null);
      return Stream.of(new MissedTime(log, run.plannedDate(), count));
    }
  }

  private static final Columns<Row> COLUMNS =
      Columns.<Row>none()
          .longs("id", row -> row.id().value())
          .longs("trigger_id", row -> row.run().subject().trigger().value())
          .texts("trigger_name", row -> row.run().subject().triggerName())
          .texts("executor_type", row -> row.run().subject().executorType())
          .texts("task_settings", row -> row.run().subject().settings())
          .texts("status", row -> row.run().status().name())
          .booleans("is_open", row -> !row.run().status().isEnded())
          .texts("cause", row -> row.run().cause().name())
          .texts("reason", row -> nameOf(row.run().reason()))
          .instants("planned_date", row -> row.run().plannedDate())
          .instants("fire_date", row -> row.run().fireDate())
          .texts("target_node", row -> row.run().targetNode())
          .longs("serial", row -> row.run().serial(row.id()))
          .integers("priority", row -> row.run().subject().priority())
          .booleans("waits", row -> row.run().waits())
          .integers("attempt", row -> row.run().attempt())
          .longs("origin_log_id", row -> valueOf(row.run().origin()))
          .integers("missed_count", row -> row.run().missedCount())
          .instants("missed_until_date", row -> row.run().missedUntil())
          .texts("requested_by", row -> row.run().requestedBy())
          .longs("parent_log_id", row -> valueOf(row.run().parent()))
          .texts("gate", row -> row.run().subject().gate());

  private static final String INSERT =
      """
      insert into dispatch_log (%s, queued_date, token, output_bytes, output_truncated)
      select r.*, cast(? as timestamp(3) with time zone), 0, 0, false from %s
      """;

  /**
   * Makes each of these the newest of its trigger if it is, in the caller's transaction.
   *
   * @param newest in the order of the triggers
   */
  public void noteNewest(Connection connection, Collection<NewestRun> newest) throws SQLException {
    var trip = new RoundTrip(connection, dialect).plan(Planning.BY_KEYS);
    trip.update(noteNewest, (update, first) -> NEWEST.set(update, first, newest));
    trip.make();
  }

  private static @Nullable Long valueOf(@Nullable DispatchLogId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable String nameOf(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
