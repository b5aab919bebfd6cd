// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What runs in progress are asked, what is stored of them, and how they end. */
class RunsInProgressTest extends ListenerOnDatabase {

  @Test
  void aRunThatReturnsIsSuccessfulWhateverErrorTextItWrote() {
    var subject = engine.aTrigger().ofExecutor("grumbling").create();
    queue(subject);
    workers.look(true);

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(logs(subject)).extracting(LogRow::error).containsExactly("it was hard");
    assertThat(
            engine.number(
                "select count(*) from dispatch_log where progress_percent = 100"
                    + " and progress_message = 'line break%s…'".formatted("é".repeat(244))))
        .isEqualTo(1);
  }

  @Test
  void interruptsARunWhoseTimeIsUpAndTheNextRunOfTheThreadKnowsNothingOfIt() {
    var subject = engine.aTrigger().ofExecutor("held").withTimeout(Duration.ofSeconds(5)).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    listening.watch(true);
    assertThat(inState("IN_PROGRESS")).isEqualTo(1);

    engine.clock.tick(Duration.ofSeconds(5));
    listening.watch(true);

    awaitStatus(subject, "TIMED_OUT");
    assertThat(logs(subject).get(0).reason()).isEqualTo("TIMEOUT");
    var next = engine.aTrigger().ofExecutor("fresh").withOverlap().create();
    for (int i = 0; i < 3 * CAPACITY; i++) {
      queue(next);
    }
    workers.look(true);
    await().until(() -> inState("SUCCESSFUL") == 3 * CAPACITY);
  }

  @Test
  void storesWhatARunHasSaidWhileItIsInProgressAndTheRestWithItsEnd() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    await()
        .until(
            () -> {
              listening.watch(true);
              return engine.number("select coalesce(max(output_bytes), 0) from dispatch_log") == 4;
            });
    assertThat(inState("IN_PROGRESS")).isEqualTo(1);
    assertThat(engine.storedOutput()).isEqualTo("held");
    listening.watch(true);

    Executors.Held.GO_ON.release();

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(engine.storedOutput()).isEqualTo("held and let go");
  }

  @Test
  void showsWhenItsExecutorWasEnteredFromTheFirstLookOnAndThatStays() {
    var subject = engine.aTrigger().ofExecutor("unresponsive").create();
    var entered = startBehindItsClaim(subject);

    listening.watch(true);
    assertThat(logs(subject)).extracting(LogRow::start).containsExactly(entered);

    engine.clock.tick(Duration.ofSeconds(5));
    listening.watch(true);
    Executors.Deaf.goOn.countDown();
    awaitStatus(subject, "SUCCESSFUL");
    assertThat(logs(subject)).extracting(LogRow::start).containsExactly(entered);
    assertThat(logs(subject))
        .extracting(LogRow::end)
        .containsExactly(entered.plus(Duration.ofSeconds(5)));
  }

  @Test
  void countsARunThatNobodyLookedAtFromWhenItsExecutorWasEntered() {
    var subject = engine.aTrigger().ofExecutor("unresponsive").create();
    var entered = startBehindItsClaim(subject);

    Executors.Deaf.goOn.countDown();

    awaitStatus(subject, "SUCCESSFUL");
    assertThat(logs(subject)).extracting(LogRow::start).containsExactly(entered);
    assertThat(logs(subject)).extracting(LogRow::end).containsExactly(entered);
  }

  @Test
  void aRunWhoseNodeIsLostKeepsTheStartThatWasShown() {
    var subject = engine.aTrigger().ofExecutor("unresponsive").create();
    var entered = startBehindItsClaim(subject);
    listening.watch(true);

    engine.lostRuns.endThoseOfEarlierStarts(Node.starting("n1", EngineOnDatabase.NOON));

    assertThat(logs(subject).get(0).reason()).isEqualTo("NODE_LOST");
    assertThat(logs(subject).get(0).start()).isEqualTo(entered);
  }

  /** A run that says nothing, and whose thread comes to it some milliseconds after its claim. */
  private Instant startBehindItsClaim(RunSubject subject) {
    queue(subject);
    afterFind.set(() -> engine.clock.tick(Duration.ofMillis(40)));
    workers.look(true);
    await().until(() -> runs.count() == 1);
    assertThat(logs(subject)).extracting(LogRow::start).containsExactly(EngineOnDatabase.NOON);
    return EngineOnDatabase.NOON.plusMillis(40);
  }

  @Test
  void endsARunThatAUserCanceled() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(3).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update(
        "update dispatch_log set canceled_by = 'admin',"
            + " cancel_date = timestamp with time zone '2026-11-24 12:00:00+00'");
    listening.watch(true);

    awaitStatus(subject, "CANCELED");
    assertThat(logs(subject)).hasSize(1);
    assertThat(logs(subject).get(0).reason()).isEqualTo("USER");
  }

  @Test
  void interruptsARunThatWasTakenFromItAndLeavesItsEndAsItIs() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(3).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update(
        "update dispatch_log set is_open = false, status = 'FAILED', reason = 'FORCE_CLOSED',"
            + " token = token + 1");
    listening.watch(true);

    await().until(() -> runs.count() == 0 && writer.unwritten() == 0);
    assertThat(logs(subject)).hasSize(1);
    assertThat(logs(subject).get(0).reason()).isEqualTo("FORCE_CLOSED");
    assertThat(engine.storedOutput()).isEmpty();
  }

  @Test
  void interruptsARunWhoseLogIsGone() {
    queue(engine.aTrigger().ofExecutor("held").create());
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);

    engine.update("delete from dispatch_log");
    listening.watch(true);

    await().until(() -> Executors.Held.NOW.get() == 0);
  }

  @Test
  void saysOfARunThatWasCanceledThatItsExecutorEndedNormallyAllTheSame() {
    var subject = engine.aTrigger().ofExecutor("unresponsive").create();
    queue(subject);
    workers.look(true);
    await().until(() -> runs.count() == 1);
    engine.update(
        "update dispatch_log set canceled_by = 'admin',"
            + " cancel_date = timestamp with time zone '2026-11-24 12:00:00+00'");
    listening.watch(true);

    Executors.Deaf.goOn.countDown();

    awaitStatus(subject, "CANCELED");
    assertThat(logs(subject).get(0).error())
        .isEqualTo("it was canceled, but its executor ended normally");
  }

  @Test
  void givesUpARunThatIgnoresItsEndAndKeepsItsSlotUntilTheThreadEnds() {
    var subject =
        engine.aTrigger().ofExecutor("unresponsive").withTimeout(Duration.ofSeconds(1)).create();
    queue(subject);
    workers.look(true);
    await().until(() -> runs.count() == 1);

    engine.clock.tick(Duration.ofSeconds(1));
    listening.watch(true);
    assertThat(inState("IN_PROGRESS")).as("within the grace").isEqualTo(1);
    engine.clock.tick(settings.grace().plusMillis(1));
    listening.watch(true);

    assertThat(logs(subject).get(0).status()).isEqualTo("TIMED_OUT");
    assertThat(engine.number("select count(*) from dispatch_slot")).isEqualTo(1);
    assertThat(logs(subject).get(0).error()).isEqualTo("it took longer than PT1S");
    Executors.Deaf.goOn.countDown();
    await().until(() -> runs.count() == 0);
    listening.watch(true);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void takesAnInterruptOfTheServerThatStopsForItsEnd() {
    var subject = engine.aTrigger().ofExecutor("held").withAttempts(2).create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    listening.watch(false);

    threads.shutdownNow();

    awaitStatus(subject, "FAILED");
    assertThat(logs(subject).get(0).reason()).isEqualTo("SERVER_STOPPED");
    assertThat(logs(subject).get(1).cause()).isEqualTo("RECOVERY");
  }

  @Test
  void takesAnInterruptOfSomebodyElseForAFailureAlsoWhileNothingIsStarted() {
    var subject = engine.aTrigger().ofExecutor("held").create();
    queue(subject);
    workers.look(true);
    await().until(() -> Executors.Held.NOW.get() == 1);
    workers.close();

    threads.shutdownNow();

    awaitStatus(subject, "FAILED");
    assertThat(logs(subject).get(0).reason()).isNull();
  }
}
