// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.alert.Alerts;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.claim.Claims;
import dev.dispatchee.log.claim.HeldRuns;
import dev.dispatchee.log.claim.NodeWatch;
import dev.dispatchee.log.claim.SeenGates;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.log.result.DeadRows;
import dev.dispatchee.log.result.ForgottenRuns;
import dev.dispatchee.log.result.LostRuns;
import dev.dispatchee.log.result.Results;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Heartbeats;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.registry.KnownExecutors;
import dev.dispatchee.registry.SharedExecutors;
import dev.dispatchee.scheduler.SchedulerSwitch;
import dev.dispatchee.trigger.firing.DueTriggers;
import dev.dispatchee.trigger.firing.MisfireTimes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The stores of the engine on a database of their own, driven by hand and by a settable clock. */
public final class EngineOnDatabase {

  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  public final SettableClock clock = new SettableClock(NOON);
  public final Database database;
  public final Node node = Node.starting("n1", NOON);
  public final Nodes nodes;
  public final Heartbeats heartbeats;
  public final AlertRules alertRules;
  public final Alerts alerts;
  public final RunInserts inserts;
  public final SchedulerSwitch scheduler;
  public final HeldRuns held = new HeldRuns();
  public final Claims claims;
  public final DeadRows deadRows;
  public final Results results;
  public final LostRuns lostRuns;
  public final ForgottenRuns forgottenRuns;
  public final OpenRuns openRuns;
  public final DueTriggers dueTriggers;
  public final StoredCalendars calendars;
  public final SharedExecutors sharedExecutors;
  private final HeartbeatTimes times;

  public EngineOnDatabase(TestDatabase kind) {
    this(kind.create());
  }

  /** What it has seen of gates. */
  public final SeenGates gates = new SeenGates();

  /** What it counts. */
  public final Meters meters = new Meters();

  /** On a database that somebody else has made. */
  public EngineOnDatabase(Database database) {
    this.database = database;
    alertRules = new AlertRules(database);
    alerts = new Alerts(database, alertRules, clock);
    inserts = new RunInserts(database, alerts);
    times = new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15));
    gates.see(true, true);
    nodes = new Nodes(database, times);
    heartbeats = new Heartbeats(database, times);
    scheduler = new SchedulerSwitch(database);
    claims =
        new Claims(database, node, scheduler, held, gates, clock, RandomGenerator.getDefault());
    deadRows = new DeadRows(database, 3);
    results =
        new Results(database, inserts, held, deadRows, alerts, clock, RandomGenerator.getDefault());
    lostRuns = new LostRuns(database, results, times, clock);
    forgottenRuns = new ForgottenRuns(database, lostRuns, results, held);
    openRuns = new OpenRuns(database, times, alerts, clock);
    sharedExecutors = new SharedExecutors(database, node, times, clock);
    calendars = new StoredCalendars(database);
    dueTriggers =
        new DueTriggers(
            database,
            inserts,
            nodes,
            new MisfireTimes(Duration.ofSeconds(5), Duration.ofSeconds(60)),
            scheduler,
            calendars,
            clock);
  }

  /** The executors that the deployments of a test have. */
  public ExecutorCatalog executors() {
    return KnownExecutors.catalog(sharedExecutors, node);
  }

  /** The claims of another node on the same database. */
  public Claims claimsOf(Node other) {
    return claimsOf(other, database);
  }

  /** The claims of a node that has its own way to the database. */
  public Claims claimsOf(Node other, Database way) {
    return new Claims(
        way, other, scheduler, new HeldRuns(), gates, clock, RandomGenerator.getDefault());
  }

  /** Has a node say that it is alive now. */
  public Heartbeats.Beat beat(Node other, String... executorTypes) {
    return tryBeat(other, executorTypes).orElseThrow();
  }

  /** The same of one whose name another may hold. */
  public Optional<Heartbeats.Beat> tryBeat(Node other, String... executorTypes) {
    return heartbeats.heartbeat(
        new DatabaseClock(clock),
        other,
        new Heartbeats.Report(16, List.of(executorTypes), true, null));
  }

  /** Has all nodes have been silent for so long. */
  public void silence(Duration time) {
    update(
        "update dispatch_node set heartbeat_date = current_timestamp - interval '%d' second"
            .formatted(time.toSeconds()));
  }

  public TriggerRow aTrigger() {
    return new TriggerRow(database);
  }

  /** All logs of a trigger, oldest planned date first. */
  public List<LogRow> logsOf(long trigger) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select * from dispatch_log where trigger_id = ? order by planned_date, id")) {
            select.setLong(1, trigger);
            var logs = new ArrayList<LogRow>();
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                logs.add(LogRow.read(rows));
              }
            }
            return logs;
          }
        });
  }

  /** What a node asks once a second. */
  public NodeWatch watch(Node other) {
    return new NodeWatch(database, other, scheduler, gates, times, clock);
  }

  /** Queues a run now. */
  public RunKey queue(NewRun run) {
    return database
        .inTransaction(connection -> inserts.insert(connection, List.of(run), clock.instant()))
        .get(0);
  }

  /** All output that is stored, as text. */
  public String storedOutput() {
    return database.withConnection(
        connection -> {
          try (var statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      "select content from dispatch_log_output order by log_id, position")) {
            var text = new StringBuilder();
            while (rows.next()) {
              text.append(new String(rows.getBytes(1), StandardCharsets.UTF_8));
            }
            return text.toString();
          }
        });
  }

  /** Pauses the scheduler now, and has this node see it. */
  public void pause() {
    update(
        "update dispatch_scheduler set paused = true, resumed_date = null, paused_date = timestamp"
            + " with time zone '%s'".formatted(clock.instant()));
    scheduler.look();
  }

  /** Resumes the scheduler now, and has this node see it. */
  public void resume() {
    update(
        "update dispatch_scheduler set paused = false, resumed_date = timestamp with time zone"
            + " '%s'".formatted(clock.instant()));
    scheduler.look();
  }

  /** A number that one statement selects. */
  public long number(String sql) {
    return database.withConnection(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** What one statement selects, as text. */
  public String text(String sql) {
    return database.withConnection(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
          }
        });
  }

  /** Changes rows by one statement. */
  public int update(String sql) {
    return database.withConnection(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /** What tests look at of a log. */
  public record LogRow(
      long id,
      String status,
      String cause,
      String reason,
      Instant planned,
      Instant start,
      Instant end,
      String node,
      long token,
      int attempt,
      long origin,
      int missedCount,
      String error,
      String targetNode) {

    private static LogRow read(ResultSet row) throws SQLException {
      return new LogRow(
          row.getLong("id"),
          row.getString("status"),
          row.getString("cause"),
          row.getString("reason"),
          Instants.get(row, "planned_date"),
          Instants.find(row, "start_date").orElse(null),
          Instants.find(row, "end_date").orElse(null),
          row.getString("node"),
          row.getLong("token"),
          row.getInt("attempt"),
          row.getLong("origin_log_id"),
          row.getInt("missed_count"),
          row.getString("error_text"),
          row.getString("target_node"));
    }
  }
}
