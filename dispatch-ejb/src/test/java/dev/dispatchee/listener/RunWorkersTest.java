// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase.LogRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a bell to executors at work: how many, which, and what is given back. */
class RunWorkersTest extends ListenerOnDatabase {

  @Test
  void runsWhatABellNames() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    Executors.Held.GO_ON.release();

    workers.claim(List.of(queue(subject).log()));

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
  }

  @Test
  void neverRunsMoreAtATimeThanItHasSlotsAndASlotGoesOnWithTheNext() {
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().create();
    for (int i = 0; i < 20; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == CAPACITY);
    assertThat(inState("IN_PROGRESS")).isEqualTo(CAPACITY);

    Executors.Held.GO_ON.release(20);

    await().until(() -> inState("SUCCESSFUL") == 20);
    assertThat(Executors.Held.MOST.get()).isEqualTo(CAPACITY);
  }

  @Test
  void startsTheRunThatWaitedWhenTheOneBeforeItEnds() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queueWaiting(subject);
    queueWaiting(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    assertThat(inState("QUEUED")).isEqualTo(1);

    Executors.Held.GO_ON.release(2);

    await().until(() -> inState("SUCCESSFUL") == 2);
    assertThat(Executors.Held.MOST.get()).isEqualTo(1);
  }

  @Test
  void keepsWhatItHasClaimedThroughManyResultsAndGivesItBackAfterASecond() {
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().create();
    Executors.Held.GO_ON.release(20);
    for (int i = 0; i < 20; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> inState("SUCCESSFUL") == 20);
    // A slot that is about to become free would claim the next ones before the look does.
    await().until(() -> threads.getActiveCount() == 0);
    for (int i = 0; i < 10; i++) {
      queue(subject);
    }
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == CAPACITY);
    assertThat(inState("IN_PROGRESS")).as("those that can start soon, too").isEqualTo(10);

    workers.lookIfFree();
    workers.lookIfFree();
    assertThat(inState("IN_PROGRESS")).isEqualTo(10);

    workers.look(true);
    assertThat(inState("IN_PROGRESS")).as("nobody could start them").isEqualTo(CAPACITY);
    Executors.Held.GO_ON.release(10);
  }

  @Test
  void leavesToOthersWhatCannotStartSinceLongRunsFollowedShortOnes() {
    var subject = engine.aTrigger().ofExecutor("held").withOverlap().create();
    Executors.Held.GO_ON.release();
    queue(subject);
    workers.look(true);
    await().until(() -> inState("SUCCESSFUL") == 1 && threads.getActiveCount() == 0);
    for (int i = 0; i < CAPACITY; i++) {
      queue(subject);
    }
    nanoTime.addAndGet(Duration.ofMillis(51).toNanos());
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == CAPACITY);

    workers.claim(List.of(queue(subject).log()));

    assertThat(inState("QUEUED")).isEqualTo(1);
    Executors.Held.GO_ON.release(CAPACITY + 1);
    await().until(() -> inState("SUCCESSFUL") == CAPACITY + 2);
  }

  @Test
  void claimsNothingWhileItIsClosed() {
    workers.close();
    var subject = engine.aTrigger().ofExecutor("held").create();

    workers.claim(List.of(queue(subject).log()));
    workers.look(true);

    assertThat(inState("QUEUED")).isEqualTo(1);
    workers.open();
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
  }

  @Test
  void givesBackWhatTheExecutorServiceRefuses() {
    refusing = true;
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);

    workers.look(true);

    assertThat(inState("QUEUED")).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    refusing = false;
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
  }

  @Test
  void anErrorOfTheMachineIsTheEndOfTheRunAndNotOfTheSlot() {
    var broken = engine.aTrigger().ofExecutor("broken").withOverlap().create();
    for (int i = 0; i < 2 * CAPACITY; i++) {
      queue(broken);
    }
    workers.look(true);

    await().until(() -> inState("FAILED") == 2 * CAPACITY);
    assertThat(logs(broken)).extracting(LogRow::error).containsOnly("too deep");
    assertThat(engine.number("select count(*) from dispatch_log where stack_trace is not null"))
        .isEqualTo(2 * CAPACITY);
  }

  @Test
  void doesNotStartTheRunOfAnExecutorThatWentWhenItWasFound() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    afterFind.set(deployment::shutdown);
    Executors.Held.GO_ON.release();

    workers.look(true);

    await().until(() -> inState("QUEUED") == 1 && runs.count() == 0);
    assertThat(Executors.Held.GO_ON.availablePermits()).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }
}
