// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.AlertCondition;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found by looking. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlertWatchTest {

  private final EngineOnDatabase engine;
  private final AlertsOnDatabase alerts;

  AlertWatchTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    alerts = AlertsOnDatabase.on(engine);
  }

  @Test
  void findsARunThatWaitsForTooLongOnceAndNotAgainWhenItHasStarted() {
    rule(AlertKind.LATE, Duration.ofSeconds(30), null);
    var trigger = engine.aTrigger().create();
    queue(trigger);

    engine.clock.tick(Duration.ofSeconds(29));
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();
    alerts.look();
    alerts.look();
    assertThat(alerts.waiting()).hasSize(1);

    alerts.end(alerts.claimDue(trigger), RunStatus.SUCCESSFUL);
    assertThat(alerts.waiting()).hasSize(1);
  }

  @Test
  void findsARunThatIsInProgressForTooLong() {
    rule(AlertKind.RUNNING_LONG, Duration.ofMinutes(10), null);
    alerts.claim(engine.aTrigger().create());

    engine.clock.tick(Duration.ofMinutes(9));
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();
    engine.clock.tick(Duration.ofMinutes(1));
    alerts.look();

    assertThat(alerts.details()).containsExactly("in progress since 2026-11-24T12:00:00Z");
  }

  @Test
  void findsARunThatTakesSoManyTimesWhatIsUsual() {
    rule(AlertKind.RUNNING_LONG, Duration.ofSeconds(10), 3);
    var known = engine.aTrigger().withOverlap().create();
    alerts.claim(known);
    alerts.claim(engine.aTrigger().create());
    engine.update(
        "insert into dispatch_trigger_usual (trigger_id, latest, usual_millis) values (%s, '20000', 20000)"
            .formatted(known.trigger()));

    engine.clock.tick(Duration.ofSeconds(59));
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();
    alerts.look();

    assertThat(alerts.details())
        .containsExactly("in progress since 2026-11-24T12:00:00Z, usually it takes PT20S");
  }

  @Test
  void findsATriggerThatHasNotSucceededForLongAndTellsAgainOnlyAfterItHas() {
    rule(AlertKind.NOT_SUCCEEDED, Duration.ofHours(1), null);
    var trigger = engine.aTrigger().dueAt(engine.clock.instant().plus(Duration.ofDays(9))).create();
    engine.aTrigger().create(); // inactive

    alerts.end(trigger, RunStatus.SUCCESSFUL);
    engine.clock.tick(Duration.ofMinutes(59));
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();
    tick(Duration.ofMinutes(2));
    tick(Duration.ofHours(5));
    assertThat(alerts.details()).containsExactly("no successful run for PT1H");

    alerts.end(trigger, RunStatus.SUCCESSFUL);
    tick(Duration.ofMinutes(1));
    tick(Duration.ofHours(2));
    assertThat(alerts.waiting()).hasSize(2);
  }

  @Test
  void findsThatATriggerHasRecoveredOnce() {
    alerts.rule(AlertKind.RECOVERED);
    var trigger = engine.aTrigger().create();
    alerts.end(trigger, RunStatus.SUCCESSFUL);
    alerts.look();
    alerts.end(trigger, RunStatus.FAILED);
    alerts.end(trigger, RunStatus.FAILED);
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();

    alerts.end(trigger, RunStatus.SUCCESSFUL);
    alerts.end(trigger, RunStatus.SUCCESSFUL);
    alerts.look();
    alerts.look();

    assertThat(alerts.waiting()).hasSize(1).allMatch(key -> key.startsWith("recovered:"));
  }

  @Test
  void findsARecoveryLongAfterTheFailureByARunThatWasQueuedLongBefore() {
    alerts.rule(AlertKind.RECOVERED);
    var trigger = engine.aTrigger().withOverlap().create();
    var slow = alerts.claim(trigger);
    engine.clock.tick(Duration.ofDays(2));
    alerts.end(trigger, RunStatus.FAILED);
    for (int i = 0; i < 3; i++) {
      tick(Duration.ofHours(1));
    }
    assertThat(alerts.waiting()).isEmpty();

    alerts.end(slow, RunStatus.SUCCESSFUL);
    alerts.look();

    assertThat(alerts.waiting()).hasSize(1);
  }

  @Test
  void findsANodeThatIsSilentAndNotOneThatHasSignedOff() {
    alerts.rule(AlertKind.NODE_LOST);
    engine.beat(engine.node);
    engine.beat(Node.starting("gone", engine.clock.instant()));
    var stopped = Node.starting("stopped", engine.clock.instant());
    engine.beat(stopped);
    engine.heartbeats.giveUpName(stopped);
    // The heartbeat is by the clock of the database, and the rule by that of the test.
    engine.update(
        "update dispatch_alert_rule set date_created = timestamp with time zone '1970-01-01 00:00:00+00'");
    engine.alertRules.look();
    alerts.look();
    assertThat(alerts.waiting()).isEmpty();

    engine.silence(Duration.ofSeconds(16));
    engine.beat(engine.node);
    alerts.look();
    alerts.look();

    assertThat(alerts.texts("select node from dispatch_alert_event")).containsExactly("gone");
  }

  @Test
  void leavesTheLookToTheNodeThatHasJustLooked() {
    rule(AlertKind.LATE, Duration.ofSeconds(30), null);
    alerts.look();
    queue(engine.aTrigger().create());
    engine.clock.tick(Duration.ofSeconds(40));
    engine.update(
        "update dispatch_alert_state set watched_until_date = timestamp with time zone '%s'"
            .formatted(engine.clock.instant().plusSeconds(2)));

    alerts.look();
    assertThat(alerts.waiting()).isEmpty();
    alerts.look();

    assertThat(alerts.waiting()).hasSize(1);
  }

  private void tick(Duration time) {
    engine.clock.tick(time);
    alerts.look();
  }

  private void rule(AlertKind kind, Duration duration, @Nullable Integer times) {
    alerts.rule(new AlertCondition(kind, null, duration, times), AlertScope.ALL);
  }

  private void queue(RunSubject trigger) {
    engine.queue(NewRun.manual(trigger, engine.clock.instant(), Node.ANY, true, "bob"));
  }
}
