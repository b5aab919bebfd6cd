// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FailureCountsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final Instant LATER = NOON.plus(Duration.ofDays(1));

  private final EngineOnDatabase engine;

  FailureCountsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void deactivatesATriggerAfterSoManyFailuresInARow() {
    var subject = engine.aTrigger().dueAt(LATER).pausedAfterFailures(2).create();

    assertThat(end(subject, RunStatus.FAILED).deactivated()).isEmpty();
    assertThat(isActive(subject)).isTrue();
    assertThat(end(subject, RunStatus.TIMED_OUT).deactivated())
        .containsExactly(new DeactivatedTrigger(subject.trigger(), subject.triggerName(), 2));

    assertThat(isActive(subject)).isFalse();
    assertThat(
            engine.number(
                "select count(*) from dispatch_trigger where next_due_date is null"
                    + " and next_fire_date is null and version = 0"))
        .isEqualTo(1);
    assertThat(
            engine.number(
                "select count(*) from dispatch_audit where action = 'FAILED_TOO_OFTEN'"
                    + " and user_name = 'dispatch' and entity_id = "
                    + subject.trigger().value()))
        .isEqualTo(1);
    assertThat(end(subject, RunStatus.FAILED).deactivated()).isEmpty();
  }

  @Test
  void aSuccessStartsTheCountAnew() {
    var subject = engine.aTrigger().dueAt(LATER).pausedAfterFailures(2).create();

    end(subject, RunStatus.FAILED);
    end(subject, RunStatus.SUCCESSFUL);
    end(subject, RunStatus.FAILED);

    assertThat(isActive(subject)).isTrue();
  }

  @Test
  void whatWasCanceledSaysNothing() {
    var subject = engine.aTrigger().dueAt(LATER).pausedAfterFailures(2).create();
    end(subject, RunStatus.FAILED);

    var canceled = claim(subject);
    engine.update("update dispatch_log set cancel_date = queued_date where status = 'IN_PROGRESS'");
    engine.results.end(List.of(result(canceled, RunStatus.FAILED, null, 1)));
    assertThat(isActive(subject)).isTrue();

    var alsoCanceled = claim(subject);
    engine.update("update dispatch_log set cancel_date = queued_date where status = 'IN_PROGRESS'");
    engine.results.end(List.of(result(alsoCanceled, RunStatus.SUCCESSFUL, null, 1)));
    end(subject, RunStatus.FAILED);
    assertThat(isActive(subject)).isFalse();
  }

  @Test
  void aFailureThatIsTriedAgainIsNoneYet() {
    var subject = engine.aTrigger().dueAt(LATER).withAttempts(2).pausedAfterFailures(1).create();

    end(subject, RunStatus.FAILED);
    assertThat(isActive(subject)).isTrue();

    engine.clock.tick(Duration.ofMinutes(1));
    var second = claimed();
    engine.results.end(List.of(result(second, RunStatus.FAILED, null, 1)));
    assertThat(isActive(subject)).isFalse();
  }

  @Test
  void triggersThatDoNotWantItAreLeftAlone() {
    var subject = engine.aTrigger().dueAt(LATER).create();

    for (int i = 0; i < 5; i++) {
      end(subject, RunStatus.FAILED);
    }

    assertThat(isActive(subject)).isTrue();
    assertThat(engine.number("select failures_in_a_row from dispatch_trigger")).isZero();
  }

  @Test
  void resultsThatComeTogetherCountInTheOrderOfTheirEnds() {
    var subject = engine.aTrigger().dueAt(LATER).withOverlap().pausedAfterFailures(2).create();
    var first = claim(subject);
    var second = claim(subject);
    var third = claim(subject);

    engine.results.end(
        List.of(
            result(third, RunStatus.FAILED, null, 3),
            result(first, RunStatus.FAILED, null, 1),
            result(second, RunStatus.SUCCESSFUL, null, 2)));

    assertThat(isActive(subject)).isTrue();
    assertThat(engine.number("select failures_in_a_row from dispatch_trigger")).isEqualTo(1);
  }

  @Test
  void aRunThatIsLostForGoodIsAFailure() {
    var subject = engine.aTrigger().dueAt(LATER).pausedAfterFailures(1).create();

    engine.results.end(List.of(result(claim(subject), RunStatus.FAILED, EndReason.NODE_LOST, 1)));

    assertThat(isActive(subject)).isFalse();
  }

  @Test
  void aLostRunIsStartedAgainBeyondItsAttemptsWhenThatIsWanted() {
    var wanted = engine.aTrigger().thatRequestsRecovery().create();
    var unwanted = engine.aTrigger().create();

    engine.results.end(List.of(result(claim(wanted), RunStatus.FAILED, EndReason.NODE_LOST, 1)));
    engine.results.end(List.of(result(claim(unwanted), RunStatus.FAILED, EndReason.NODE_LOST, 1)));

    assertThat(engine.logsOf(unwanted.trigger().value())).hasSize(1);
    var logs = engine.logsOf(wanted.trigger().value());
    assertThat(logs)
        .extracting(EngineOnDatabase.LogRow::cause)
        .containsExactly("MANUAL", "RECOVERY");
    engine.clock.tick(Duration.ofMinutes(1));

    engine.results.end(List.of(result(claimed(), RunStatus.FAILED, null, 1)));
    assertThat(engine.logsOf(wanted.trigger().value()))
        .as("what fails by itself is not")
        .hasSize(2);
  }

  @Test
  void whoEndRunsOfTheSameTriggersAtOnceDoNotBlockEachOther() throws Exception {
    var counting = engine.aTrigger().dueAt(LATER).withOverlap().pausedAfterFailures(100).create();
    var retrying = engine.aTrigger().dueAt(LATER).withOverlap().withAttempts(100).create();
    var batches = new ArrayList<Callable<Results.Written>>();
    for (int i = 0; i < 40; i++) {
      var runs =
          i % 2 == 0
              ? List.of(claim(counting), claim(retrying))
              : List.of(claim(retrying), claim(counting));
      batches.add(
          () ->
              engine.results.end(
                  runs.stream().map(run -> result(run, RunStatus.FAILED, null, 1)).toList()));
    }
    var threads = Executors.newFixedThreadPool(8);
    try {
      for (var written : threads.invokeAll(batches)) {
        assertThat(written.get().refused()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(
            engine.number(
                "select failures_in_a_row from dispatch_trigger where id = "
                    + counting.trigger().value()))
        .isEqualTo(40);
  }

  private Results.Written end(RunSubject subject, RunStatus status) {
    return engine.results.end(List.of(result(claim(subject), status, null, 1)));
  }

  private RunResult result(ClaimedRun run, RunStatus status, EndReason reason, int second) {
    var end = engine.clock.instant().plusSeconds(second);
    return new RunResult(
        run, status, reason, engine.clock.instant(), end, null, null, KeptOutput.NONE, null);
  }

  private ClaimedRun claim(RunSubject subject) {
    engine.database.inTransaction(
        connection ->
            engine.inserts.insert(
                connection,
                List.of(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "ann")),
                engine.clock.instant()));
    return claimed();
  }

  private ClaimedRun claimed() {
    return engine.claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }

  private boolean isActive(RunSubject subject) {
    return engine.number(
            "select count(*) from dispatch_trigger where active and id = "
                + subject.trigger().value())
        == 1;
  }
}
