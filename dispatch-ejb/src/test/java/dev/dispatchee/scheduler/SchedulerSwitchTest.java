// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SchedulerSwitchTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;

  SchedulerSwitchTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void runsUntilSomebodyPausesIt() {
    assertThat(engine.scheduler.look()).isEqualTo(SchedulerState.RUNNING);
  }

  @Test
  void isPausedAndResumedOnceEachForAllNodes() {
    var otherNode = new SchedulerSwitch(engine.database);

    assertThat(change(true, "ann")).isTrue();
    assertThat(change(true, "bob")).isFalse();
    assertThat(otherNode.look()).isEqualTo(new SchedulerState(true, NOON, null, "ann"));

    engine.clock.tick(Duration.ofSeconds(3));
    assertThat(change(false, "bob")).isTrue();
    assertThat(change(false, "ann")).isFalse();
    assertThat(otherNode.look())
        .isEqualTo(new SchedulerState(false, NOON, NOON.plusSeconds(3), "bob"));

    assertThat(change(true, "ann")).isTrue();
    assertThat(otherNode.look())
        .isEqualTo(new SchedulerState(true, NOON.plusSeconds(3), null, "ann"));
  }

  @Test
  void nothingFiresWhileItIsPaused() {
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    engine.pause();
    engine.clock.tick(Duration.ofSeconds(2));

    assertThat(engine.dueTriggers.fireDue().triggers()).isZero();
    assertThat(engine.dueTriggers.fireDueAndLocked().triggers()).isZero();
    assertThat(engine.dueTriggers.fireOverdue(Duration.ZERO).triggers()).isZero();
    assertThat(logs(subject)).isEmpty();
  }

  @Test
  void whatWasDueMeanwhileIsAMisfireHoweverShortThePause() {
    var once = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    var skip =
        engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).withMisfirePolicy("SKIP").create();
    var all =
        engine
            .aTrigger()
            .withCron("* * * * * ?")
            .dueAt(NOON)
            .withMisfirePolicy("FIRE_ALL")
            .create();
    engine.pause();
    engine.clock.tick(Duration.ofSeconds(2));
    engine.resume();

    engine.dueTriggers.fireDue();

    assertThat(logs(once)).extracting(LogRow::status).containsExactly("MISSED", "MISSED", "QUEUED");
    assertThat(logs(once)).extracting(LogRow::cause).containsOnly("MISFIRE");
    assertThat(logs(skip)).hasSize(3).extracting(LogRow::status).containsOnly("MISSED");
    assertThat(logs(all)).hasSize(3).extracting(LogRow::status).containsOnly("QUEUED");
    assertThat(logs(all)).extracting(LogRow::cause).containsOnly("MISFIRE");
  }

  @Test
  void whatIsDueAfterItWasResumedFiresAsEver() {
    engine.pause();
    engine.resume();
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("SCHEDULE");
  }

  @Test
  void onlyRunsThatSomebodyAskedForAreClaimedWhileItIsPaused() {
    var subject = engine.aTrigger().withOverlap().create();
    insert(NewRun.scheduled(subject, NOON, Node.ANY));
    insert(NewRun.manual(subject, NOON, Node.ANY, false, "ann"));
    engine.pause();

    assertThat(claim()).isEqualTo(1);
    assertThat(logs(subject))
        .filteredOn(log -> log.status().equals("IN_PROGRESS"))
        .extracting(LogRow::cause)
        .containsExactly("MANUAL");
    assertThat(claim()).isZero();

    engine.resume();
    assertThat(claim()).isEqualTo(1);
  }

  private boolean change(boolean paused, String user) {
    return engine.database.inTransaction(
        connection -> SchedulerSwitch.change(connection, paused, user, engine.clock.instant()));
  }

  private int claim() {
    return engine.claims.claim(List.of(), List.of("hello"), 10).claimed().size();
  }

  private void insert(NewRun run) {
    engine.database.inTransaction(
        connection -> engine.inserts.insert(connection, List.of(run), engine.clock.instant()));
  }

  private List<LogRow> logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value());
  }
}
