// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.send.AlertGrouping;
import dev.dispatchee.alert.watch.AlertWatch;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules, and what the engine makes of them, on a database of a test. */
public final class AlertsOnDatabase {

  private final EngineOnDatabase engine;
  private final AlertWatch watch;
  private final AlertGrouping grouping;
  private int rules;

  private AlertsOnDatabase(EngineOnDatabase engine) {
    this.engine = engine;
    this.watch =
        new AlertWatch(
            engine.database,
            engine.alertRules,
            new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            engine.clock);
    this.grouping = new AlertGrouping(engine.database, engine.clock);
  }

  public static AlertsOnDatabase on(EngineOnDatabase engine) {
    return new AlertsOnDatabase(engine);
  }

  /** A rule of a kind that takes no numbers, about all triggers. */
  public long rule(AlertKind kind) {
    return rule(new AlertCondition(kind, null, null, null), AlertScope.ALL);
  }

  public long rule(AlertCondition condition, AlertScope scope) {
    return rule(condition, scope, null);
  }

  public long rule(AlertCondition condition, AlertScope scope, @Nullable Instant mutedUntil) {
    var definition =
        new AlertDefinition(
            "rule " + ++rules,
            null,
            true,
            condition,
            scope,
            AlertChannel.WEBHOOK,
            Map.of("url", "https://example.com/"),
            Duration.ofMinutes(1),
            mutedUntil);
    long id =
        engine.database.inTransaction(
            connection ->
                AlertRuleRows.insert(connection, definition, "test", engine.clock.instant()));
    engine.alertRules.look();
    return id;
  }

  /** Claims a run of a trigger that was due now, and has it end now. */
  public void end(RunSubject trigger, RunStatus status) {
    end(claim(trigger), status);
  }

  public ClaimedRun claim(RunSubject trigger) {
    engine.queue(NewRun.manual(trigger, engine.clock.instant(), Node.ANY, true, "bob"));
    return claimDue(trigger);
  }

  /** Claims the run of a trigger that is due. */
  public ClaimedRun claimDue(RunSubject trigger) {
    return engine.claims.claim(List.of(), List.of(trigger.executorType()), 1).claimed().get(0);
  }

  public void end(ClaimedRun run, RunStatus status) {
    end(run, status, null);
  }

  public void end(ClaimedRun run, RunStatus status, @Nullable EndReason reason) {
    var now = engine.clock.instant();
    engine.results.end(
        List.of(
            new RunResult(
                run,
                status,
                reason,
                now,
                now,
                status == RunStatus.SUCCESSFUL ? null : "it broke",
                null,
                KeptOutput.NONE,
                null)));
  }

  /** Looks as the node does that watches. */
  public void look() {
    engine.clock.tick(Duration.ofSeconds(1));
    watch.look(true);
  }

  /** Makes messages of events. */
  public void group() {
    grouping.group();
  }

  /** The keys of what is in the outbox and in no message yet. */
  public List<String> waiting() {
    return texts(
        "select event_key from dispatch_alert_event where delivery_id is null order by id");
  }

  /** What is said of it. */
  public List<String> details() {
    return texts("select detail from dispatch_alert_event where delivery_id is null order by id");
  }

  public List<String> texts(String sql) {
    return engine.database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            return Rows.list(select, row -> row.getString(1));
          }
        });
  }
}
