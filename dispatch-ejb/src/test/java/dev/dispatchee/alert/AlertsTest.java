// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes into the outbox in the transaction in which it happens. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlertsTest {

  private final EngineOnDatabase engine;
  private final AlertsOnDatabase alerts;

  AlertsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    alerts = AlertsOnDatabase.on(engine);
  }

  @Test
  void tellsOfARunThatFailedAndOfNoOther() {
    alerts.rule(AlertKind.FAILED);
    var trigger = engine.aTrigger().create();

    alerts.end(trigger, RunStatus.SUCCESSFUL);
    assertThat(alerts.waiting()).isEmpty();
    alerts.end(trigger, RunStatus.FAILED);
    alerts.end(trigger, RunStatus.TIMED_OUT);

    assertThat(alerts.waiting()).hasSize(2).allMatch(key -> key.startsWith("failed:"));
    assertThat(alerts.details()).containsExactly("FAILED: it broke", "TIMED_OUT: it broke");
  }

  @Test
  void tellsNothingOfAFailureThatIsTriedAgainUntilTheLastAttemptHasFailed() {
    alerts.rule(AlertKind.FAILED);
    var trigger = engine.aTrigger().withAttempts(2).create();

    alerts.end(trigger, RunStatus.FAILED);
    assertThat(alerts.waiting()).isEmpty();
    engine.clock.tick(Duration.ofHours(1));
    alerts.end(alerts.claimDue(trigger), RunStatus.FAILED);

    assertThat(alerts.waiting()).hasSize(1);
  }

  @Test
  void tellsNothingOfARunThatAUserCanceledBeforeItFailed() {
    alerts.rule(AlertKind.FAILED);
    var run = alerts.claim(engine.aTrigger().create());
    engine.update("update dispatch_log set cancel_date = queued_date where status = 'IN_PROGRESS'");

    alerts.end(run, RunStatus.FAILED);

    assertThat(alerts.waiting()).isEmpty();
  }

  @Test
  void tellsOfThoseTriggersThatAreNamedOrHaveALabel() {
    var named = engine.aTrigger().create();
    var labelled = engine.aTrigger().create();
    var other = engine.aTrigger().create();
    label(labelled, "export");
    label(other, "import");
    alerts.rule(
        new AlertCondition(AlertKind.FAILED, null, null, null),
        new AlertScope(List.of(named.trigger().value(), 999_999L), List.of("export")));

    List.of(named, labelled, other).forEach(trigger -> alerts.end(trigger, RunStatus.FAILED));

    assertThat(alerts.texts("select trigger_name from dispatch_alert_event order by id"))
        .containsExactly(named.triggerName(), labelled.triggerName());
  }

  @Test
  void tellsNothingWhileItIsMuted() {
    var noon = engine.clock.instant();
    alerts.rule(
        new AlertCondition(AlertKind.FAILED, null, null, null),
        AlertScope.ALL,
        noon.plusSeconds(60));
    var trigger = engine.aTrigger().create();

    alerts.end(trigger, RunStatus.FAILED);
    assertThat(alerts.waiting()).isEmpty();
    engine.clock.tick(Duration.ofSeconds(60));
    alerts.end(trigger, RunStatus.FAILED);

    assertThat(alerts.waiting()).hasSize(1);
  }

  @Test
  void isRolledBackWithWhatItTellsOf() {
    alerts.rule(AlertKind.FAILED);
    var run = alerts.claim(engine.aTrigger().create());
    engine.update("update dispatch_log set token = token + 1 where status = 'IN_PROGRESS'");

    alerts.end(run, RunStatus.FAILED);

    assertThat(alerts.waiting()).as("the result was refused").isEmpty();
  }

  @Test
  void tellsOnceOfSoManyFailuresInARow() {
    alerts.rule(new AlertCondition(AlertKind.FAILED_IN_A_ROW, 3, null, null), AlertScope.ALL);
    var trigger = engine.aTrigger().create();

    fail(trigger, 2);
    assertThat(alerts.waiting()).isEmpty();
    fail(trigger, 1);
    assertThat(alerts.waiting()).hasSize(1);
    fail(trigger, 30);
    assertThat(alerts.waiting()).hasSize(1);
    assertThat(alerts.details().get(0)).startsWith("failed 3 times in a row");
  }

  @Test
  void aSuccessBeginsAnotherRowOfFailures() {
    alerts.rule(new AlertCondition(AlertKind.FAILED_IN_A_ROW, 2, null, null), AlertScope.ALL);
    var trigger = engine.aTrigger().create();

    fail(trigger, 1);
    alerts.end(trigger, RunStatus.SUCCESSFUL);
    fail(trigger, 1);
    assertThat(alerts.waiting()).isEmpty();
    fail(trigger, 1);
    alerts.end(trigger, RunStatus.SUCCESSFUL);
    fail(trigger, 2);

    assertThat(alerts.waiting()).hasSize(2);
  }

  @Test
  void countsTheAttemptsOfOneFireAsOneFailure() {
    alerts.rule(new AlertCondition(AlertKind.FAILED_IN_A_ROW, 2, null, null), AlertScope.ALL);
    var trigger = engine.aTrigger().withAttempts(2).create();

    fail(trigger, 1);
    engine.clock.tick(Duration.ofHours(1));
    alerts.end(alerts.claimDue(trigger), RunStatus.FAILED);

    assertThat(alerts.waiting()).isEmpty();
  }

  @Test
  void tellsOfARunThatStartedTooLate() {
    alerts.rule(
        new AlertCondition(AlertKind.LATE, null, Duration.ofSeconds(30), null), AlertScope.ALL);
    var trigger = engine.aTrigger().create();
    alerts.end(trigger, RunStatus.SUCCESSFUL);
    var run = alerts.claim(trigger);
    engine.clock.tick(Duration.ofSeconds(31));

    alerts.end(run, RunStatus.SUCCESSFUL);

    assertThat(alerts.details()).containsExactly("started PT31S after it was due");
  }

  @Test
  void tellsOfDueTimesThatWereMissedAndNotOfThoseThatDidNotExist() {
    alerts.rule(AlertKind.MISSED);
    var trigger = engine.aTrigger().create();
    var noon = engine.clock.instant();

    engine.queue(NewRun.gap(trigger, noon, 1, Node.ANY));
    assertThat(alerts.waiting()).isEmpty();
    engine.queue(NewRun.missed(trigger, noon.minusSeconds(60), noon, 61));

    assertThat(alerts.details())
        .containsExactly("61 due times were not run, the first of 2026-11-24T11:59:00Z");
  }

  @Test
  void tellsOfRunsThatNoNodeCanStart() {
    alerts.rule(AlertKind.EXECUTOR_MISSING);
    engine.beat(engine.node, "hello");
    var trigger = engine.aTrigger().ofExecutor("gone").create();
    engine.queue(NewRun.manual(trigger, engine.clock.instant(), Node.ANY, true, "bob"));
    engine.clock.tick(Duration.ofMinutes(2));

    assertThat(engine.openRuns.cancelUnstartable(Duration.ofMinutes(1))).isEqualTo(1);

    assertThat(alerts.details()).containsExactly("no node has an executor of type gone");
  }

  @Test
  void tellsOfARunWhoseNodeWasLost() {
    alerts.rule(AlertKind.FAILED);
    var run = alerts.claim(engine.aTrigger().create());

    alerts.end(run, RunStatus.FAILED, EndReason.NODE_LOST);

    assertThat(alerts.details()).containsExactly("NODE_LOST: it broke");
  }

  @Test
  void followsTheRulesByTheirVersion() {
    var other = new AlertRules(engine.database);
    alerts.rule(AlertKind.FAILED);
    long version = engine.number("select version from dispatch_alert_state");
    assertThat(other.isEmpty()).isTrue();

    other.follow(version);
    assertThat(other.hasAny(AlertKind.FAILED)).isTrue();

    engine.update("update dispatch_alert_rule set active = false");
    other.follow(version);
    assertThat(other.isEmpty()).as("not read again").isFalse();
    other.follow(version + 1);
    assertThat(other.isEmpty()).isTrue();
  }

  private void fail(RunSubject trigger, int times) {
    for (int i = 0; i < times; i++) {
      engine.clock.tick(Duration.ofSeconds(1));
      alerts.end(trigger, RunStatus.FAILED);
    }
  }

  private void label(RunSubject trigger, String label) {
    engine.update(
        "insert into dispatch_trigger_label (trigger_id, position, label) values (%s, 0, '%s')"
            .formatted(trigger.trigger(), label));
  }
}
