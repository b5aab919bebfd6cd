// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RollUpTest {

  private static final Instant LONG_AGO = NOON.minus(2, ChronoUnit.DAYS);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HistoryOnDatabase history;
  private final long trigger;

  RollUpTest(TestDatabase kind) {
    history = new HistoryOnDatabase(kind);
    trigger = history.aTrigger();
  }

  @Test
  void addsUpEachRunOnceHoweverOftenItLooks() {
    history.success(trigger, LONG_AGO, SECOND);
    history.run(trigger, RunStatus.FAILED, LONG_AGO, Duration.ofSeconds(2));
    history.run(trigger, RunStatus.MISSED, LONG_AGO, null);
    history.success(trigger, LONG_AGO.plus(1, ChronoUnit.DAYS), SECOND);

    history.rollUp.rollUp();
    history.rollUp.rollUp();
    history.engine.clock.tick(Duration.ofHours(1));
    history.rollUp.rollUp();

    var days =
        history
            .statistics
            .of(new DispatchTriggerId(trigger), 10, Sight.EVERYTHING)
            .orElseThrow()
            .days();
    assertThat(days).hasSize(2);
    var first = days.get(0);
    assertThat(first.date()).hasToString("2026-11-22");
    assertThat(first.successful()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(1);
    assertThat(first.missed()).isEqualTo(1);
    assertThat(first.busySeconds()).isEqualTo(3);
    assertThat(days.get(1).successful()).isEqualTo(1);
    assertThat(history.rolledUp()).isEqualTo(4);
  }

  @Test
  void addsToADayThatItHasBegun() {
    history.success(trigger, LONG_AGO, SECOND);
    history.rollUp.rollUp();
    history.success(trigger, NOON, SECOND);
    history.success(trigger, NOON.plusSeconds(1), SECOND);
    history.engine.clock.tick(Duration.ofHours(1));
    history.rollUp.rollUp();
    history.success(trigger, NOON.plusSeconds(3_000), SECOND);
    history.engine.clock.tick(Duration.ofHours(1));

    history.rollUp.rollUp();

    assertThat(history.engine.number("select count(*) from dispatch_trigger_day")).isEqualTo(2);
    assertThat(history.rolledUp()).isEqualTo(4);
  }

  @Test
  void staysBehindForWhatIsCommittedLate() {
    history.success(trigger, NOON.minus(RollUp.BEHIND), SECOND);
    history.rollUp.rollUp();
    assertThat(history.rolledUp()).isZero();
    history.success(trigger, NOON.minus(RollUp.BEHIND), SECOND);

    history.engine.clock.tick(Duration.ofMillis(1));
    history.rollUp.rollUp();

    assertThat(history.rolledUp()).isEqualTo(2);
  }

  @Test
  void addsWhatWasOpenWhenItEndsAndGoesOnMeanwhile() {
    long lasts = history.run(trigger, RunStatus.IN_PROGRESS, LONG_AGO, null);
    long deleted = history.run(trigger, RunStatus.QUEUED, LONG_AGO, null);
    history.success(trigger, LONG_AGO.plusSeconds(9), SECOND);
    history.rollUp.rollUp();
    history.rollUp.rollUp();
    assertThat(history.rolledUp()).isEqualTo(1);
    assertThat(waitedFor()).isEqualTo(2);

    history.end(lasts, LONG_AGO.plusSeconds(7_200));
    history.engine.update("delete from dispatch_log where id = " + deleted);
    history.rollUp.rollUp();
    history.rollUp.rollUp();

    assertThat(history.rolledUp()).isEqualTo(2);
    assertThat(waitedFor()).isZero();
  }

  @Test
  void rollsUpInSlicesWhatAnUpgradeLeaves() {
    history.engine.database.runInTransaction(
        connection -> {
          for (int i = 0; i < 12_001; i++) {
            // Thousands of one instant, too.
            var at = LONG_AGO.plusSeconds(i < 6_000 ? 0 : i);
            history.insert(connection, trigger, RunStatus.SUCCESSFUL, at, SECOND);
          }
        });

    var until = history.rollUp.rollUp();

    assertThat(history.rolledUp()).isEqualTo(12_001);
    assertThat(until).isEqualTo(NOON.minus(RollUp.BEHIND));
    assertThat(history.engine.number("select sum(successful) from dispatch_hour"))
        .isEqualTo(12_001);
  }

  @Test
  void countsEachRunOnceWhenSeveralNodesDoIt() throws Exception {
    history.engine.database.runInTransaction(
        connection -> {
          for (int i = 0; i < 20_000; i++) {
            var at = LONG_AGO.plusSeconds(i);
            history.insert(connection, trigger, RunStatus.SUCCESSFUL, at, SECOND);
          }
        });
    Callable<Instant> node =
        () -> new RollUp(history.engine.database, history.engine.clock).rollUp();

    var nodes = Executors.newFixedThreadPool(4);
    try {
      for (var done : nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> node).toList())) {
        done.get();
      }
    } finally {
      nodes.shutdown();
    }
    history.rollUp.rollUp();

    assertThat(history.rolledUp()).isEqualTo(20_000);
  }

  @Test
  void keepsNothingOfTriggersThatAreGone() {
    history.success(trigger, LONG_AGO, SECOND);
    history.success(987_654_321, LONG_AGO, SECOND);
    history.rollUp.rollUp();
    assertThat(history.rolledUp()).isEqualTo(1);

    history.engine.database.runInTransaction(
        connection -> TriggerDays.forget(connection, new DispatchTriggerId(trigger)));

    assertThat(history.rolledUp()).isZero();
    assertThat(history.engine.number("select count(*) from dispatch_trigger_usual")).isZero();
    assertThat(history.engine.number("select sum(successful) from dispatch_hour")).isEqualTo(2);
  }

  @Test
  void forgetsDaysThatNobodyCanAskForAndWhatCameTooLate() {
    history.success(trigger, NOON.minus(RollUp.DAYS_KEPT + 1, ChronoUnit.DAYS), SECOND);
    history.success(trigger, LONG_AGO, SECOND);
    history.engine.update("insert into dispatch_trigger_usual values (-1, '1', 1)");
    history.engine.update(
        "insert into dispatch_trigger_day values (-1, 99999, 1, 0, 0, 0, 0, 1, '')");

    history.rollUp.rollUp();

    assertThat(history.rolledUp()).isEqualTo(1);
    assertThat(history.engine.number("select count(*) from dispatch_trigger_usual")).isEqualTo(1);
    assertThat(history.engine.number("select count(*) from dispatch_hour")).isEqualTo(1);
  }

  private long waitedFor() {
    return history.engine.number("select count(*) from dispatch_roll_up_open");
  }
}
