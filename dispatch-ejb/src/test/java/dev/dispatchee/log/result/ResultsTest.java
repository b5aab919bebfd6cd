// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.CutMark;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ResultsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;

  ResultsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void storesTheEndAndFreesTheSlot() {
    var run = aRunInProgress(engine.aTrigger().create());

    var written =
        engine.results.end(
            List.of(
                new RunResult(
                    run,
                    RunStatus.FAILED,
                    null,
                    NOON.plusSeconds(1),
                    NOON.plusSeconds(3),
                    "it broke",
                    "at line 1",
                    KeptOutput.NONE,
                    new RunResult.Progress(50, "half"))));

    assertThat(written.refused()).isEmpty();
    var log = logOf(run);
    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.reason()).isNull();
    assertThat(log.error()).isEqualTo("it broke");
    assertThat(log.start()).isEqualTo(NOON.plusSeconds(1));
    assertThat(log.end()).isEqualTo(NOON.plusSeconds(3));
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void refusesTheResultOfAHolderWhoLostTheRun() {
    var run = aRunInProgress(engine.aTrigger().create());
    engine.results.end(List.of(RunResult.lost(run, EndReason.NODE_LOST, null, NOON, "gone")));

    var late = engine.results.end(List.of(success(run)));

    assertThat(late.refused()).containsExactly(run.key());
    assertThat(logOf(run).status()).isEqualTo("FAILED");
  }

  @Test
  void doesNotFreeTheSlotOfTheRunThatCameAfter() {
    var subject = engine.aTrigger().create();
    var lost = aRunInProgress(subject);
    engine.results.end(List.of(RunResult.lost(lost, EndReason.NODE_LOST, null, NOON, "gone")));
    aRunInProgress(subject);

    engine.results.end(List.of(success(lost)));

    assertThat(engine.number("select count(*) from dispatch_slot")).isEqualTo(1);
  }

  @Test
  void keepsTheSlotOfARunWhoseThreadStillWorks() {
    var run = aRunInProgress(engine.aTrigger().create());

    engine.results.endKeepingSlots(List.of(result(run, RunStatus.TIMED_OUT, EndReason.TIMEOUT)));
    assertThat(engine.number("select count(*) from dispatch_slot")).isEqualTo(1);
    engine.results.free(run);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void queuesTheNextAttemptWithTheEndOfTheOneBefore() {
    var run = aRunInProgress(engine.aTrigger().withAttempts(2).create());
    engine.clock.tick(Duration.ofMinutes(1));

    var written = engine.results.end(List.of(result(run, RunStatus.FAILED, null)));

    var retry = engine.logsOf(run.key().trigger().value()).get(1);
    assertThat(retry.status()).isEqualTo("QUEUED");
    assertThat(retry.cause()).isEqualTo("RETRY");
    assertThat(retry.attempt()).isEqualTo(2);
    assertThat(retry.origin()).isEqualTo(run.key().log().value());
    assertThat(retry.planned())
        .isBetween(engine.clock.instant().plusSeconds(8), engine.clock.instant().plusSeconds(12));
    assertThat(written.retries()).containsExactly(retry.planned());
  }

  @Test
  void tellsEachAttemptWhenTheFirstWasPlannedAndWhichItWas() {
    var run = aRunInProgress(engine.aTrigger().withAttempts(3).create());
    engine.results.end(List.of(result(run, RunStatus.FAILED, null)));
    engine.clock.tick(Duration.ofMinutes(1));
    var second = claimOne();
    engine.results.end(List.of(result(second, RunStatus.TIMED_OUT, EndReason.TIMEOUT)));
    engine.clock.tick(Duration.ofMinutes(1));
    var third = claimOne();

    assertThat(third.attempt()).isEqualTo(3);
    assertThat(third.fireDate()).isEqualTo(run.fireDate());
    assertThat(third.firstAttempt()).isEqualTo(run.key().log());
  }

  @Test
  void doesNotTryAgainWhenAttemptsAreUsedUpOrTheRunDidNotFail() {
    var once = aRunInProgress(engine.aTrigger().withAttempts(1).create());
    engine.results.end(List.of(result(once, RunStatus.FAILED, null)));
    var successful = aRunInProgress(engine.aTrigger().withAttempts(5).create());
    engine.results.end(List.of(success(successful)));
    var canceled = aRunInProgress(engine.aTrigger().withAttempts(5).create());
    engine.results.end(List.of(result(canceled, RunStatus.CANCELED, EndReason.USER)));

    assertThat(engine.number("select count(*) from dispatch_log where status = 'QUEUED'")).isZero();
  }

  @Test
  void calledALostNodeTheNextAttemptIsARecovery() {
    var run = aRunInProgress(engine.aTrigger().withAttempts(2).create());

    engine.results.end(List.of(result(run, RunStatus.FAILED, EndReason.SERVER_STOPPED)));

    assertThat(engine.logsOf(run.key().trigger().value()).get(1).cause()).isEqualTo("RECOVERY");
  }

  @Test
  void aRunThatWasCanceledBeforeItReturnedIsCanceledAndNotTriedAgain() {
    var returned = aRunInProgress(engine.aTrigger().create());
    cancel(returned, NOON);
    engine.results.end(List.of(success(returned)));
    assertThat(logOf(returned).status()).isEqualTo("CANCELED");
    assertThat(logOf(returned).reason()).isEqualTo("USER");
    assertThat(logOf(returned).error())
        .isEqualTo("it was canceled, but its executor ended normally");

    var failed = aRunInProgress(engine.aTrigger().withAttempts(3).create());
    cancel(failed, NOON);
    engine.results.end(List.of(result(failed, RunStatus.FAILED, null)));
    assertThat(engine.logsOf(failed.key().trigger().value()))
        .extracting(LogRow::status)
        .containsExactly("CANCELED");
  }

  @Test
  void keepsTheErrorTextOfARunThatWasCanceledBeforeItReturned() {
    var run = aRunInProgress(engine.aTrigger().create());
    cancel(run, NOON);

    engine.results.end(
        List.of(
            new RunResult(
                run,
                RunStatus.SUCCESSFUL,
                null,
                NOON,
                NOON,
                "3 of 9 were skipped",
                null,
                KeptOutput.NONE,
                null)));

    assertThat(logOf(run).error())
        .isEqualTo("3 of 9 were skipped\nit was canceled, but its executor ended normally");
  }

  @Test
  void aRunThatReturnedBeforeItWasCanceledIsSuccessful() {
    var run = aRunInProgress(engine.aTrigger().create());
    cancel(run, NOON.plusMillis(1));

    engine.results.end(List.of(success(run)));

    assertThat(logOf(run).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void keepsTheOutputInItsOrder() {
    var run = aRunInProgress(engine.aTrigger().create());
    var chunks = List.of(bytes("Grüße "), bytes("aus "), bytes("Lübeck"));

    engine.results.end(
        List.of(
            new RunResult(
                run,
                RunStatus.SUCCESSFUL,
                null,
                NOON,
                NOON,
                null,
                null,
                new KeptOutput(chunks, 0, 1000, true, false),
                null)));

    var whole = "Grüße aus Lübeck".getBytes(StandardCharsets.UTF_8);
    assertThat(output(run, 0, whole.length)).isEqualTo(whole);
    assertThat(output(run, 8, 14)).isEqualTo(Arrays.copyOfRange(whole, 8, 14));
    long size =
        engine.database.withConnection(connection -> RunOutputs.size(connection, run.key().log()));
    assertThat(size).isEqualTo(whole.length);
    assertThat(engine.number("select output_bytes from dispatch_log")).isEqualTo(1000);
  }

  @Test
  void tellsHowMuchWasLeftOutByTheMarkAlone() {
    var mark = new CutMark(970, false, false).text();
    var likeIt = new CutMark(5, false, false).text();

    var marked = ended(List.of("first\n", likeIt, mark, "last\n"), 970 + 11 + likeIt.length());
    var notMarked = ended(List.of("first\n", likeIt, "last\n"), 1000);

    assertThat(leftOut(marked)).hasValue(970);
    assertThat(leftOut(notMarked)).isEmpty();
  }

  private ClaimedRun ended(List<String> said, long bytes) {
    var run = aRunInProgress(engine.aTrigger().create());
    var chunks = said.stream().map(ResultsTest::bytes).toList();
    var output = new KeptOutput(chunks, 0, bytes, true, false);
    engine.results.end(
        List.of(
            new RunResult(run, RunStatus.SUCCESSFUL, null, NOON, NOON, null, null, output, null)));
    return run;
  }

  private OptionalLong leftOut(ClaimedRun run) {
    return engine.database.withConnection(
        connection -> OutputSize.of(connection, run.key().log()).leftOut());
  }

  @Test
  void refusesAnEndThatNoRunInProgressCanComeTo() {
    var run = aRunInProgress(engine.aTrigger().create());

    for (var status : List.of(RunStatus.QUEUED, RunStatus.IN_PROGRESS, RunStatus.MISSED)) {
      assertThatThrownBy(() -> result(run, status, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(status.name());
    }
  }

  @Test
  void endsWhatAnEarlierStartOfTheSameServerLeft() {
    var before = Node.starting("n1", NOON);
    var subject = engine.aTrigger().withAttempts(2).create();
    var run = aRunInProgressOn(before, subject);

    var ended = engine.lostRuns.endThoseOfEarlierStarts(engine.node);

    assertThat(ended.runs()).containsExactly(run.key());
    assertThat(logOf(run).reason()).isEqualTo("NODE_LOST");
    assertThat(engine.logsOf(subject.trigger().value()).get(1).cause()).isEqualTo("RECOVERY");
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    assertThat(engine.lostRuns.endThoseOfEarlierStarts(engine.node).runs()).isEmpty();
  }

  @Test
  void leavesTheRunsOfThisStartAndOfOtherServers() {
    aRunInProgressOn(engine.node, engine.aTrigger().create());
    aRunInProgressOn(Node.starting("n2", NOON), engine.aTrigger().create());

    assertThat(engine.lostRuns.endThoseOfEarlierStarts(engine.node).runs()).isEmpty();
  }

  @Test
  void freesTheSlotThatADeafRunOfAnEarlierStartKept() {
    var run = aRunInProgressOn(Node.starting("n1", NOON), engine.aTrigger().create());
    engine.results.endKeepingSlots(List.of(result(run, RunStatus.TIMED_OUT, EndReason.TIMEOUT)));

    engine.lostRuns.endThoseOfEarlierStarts(engine.node);

    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void endsTheRunsOfDeadNodesOnly() {
    var dead = Node.starting("dead", NOON);
    engine.beat(dead);
    engine.update(
        "update dispatch_node set heartbeat_date = current_timestamp - interval '16' second");
    var silent = Node.starting("silent", NOON);
    engine.beat(silent);
    engine.update(
        "update dispatch_node set heartbeat_date = current_timestamp - interval '10' second where name = 'silent'");
    var alive = Node.starting("alive", NOON);
    var gone = engine.beat(alive).gone();
    var lost = aRunInProgressOn(dead, engine.aTrigger().create());
    aRunInProgressOn(silent, engine.aTrigger().create());
    aRunInProgressOn(alive, engine.aTrigger().create());

    assertThat(gone).containsExactly("dead");
    assertThat(engine.lostRuns.endThoseOfTheGone().runs()).containsExactly(lost.key());
    assertThat(logOf(lost).reason()).isEqualTo("NODE_LOST");
  }

  @Test
  void leavesTheRunsOfANodeThatHasStartedAgainSinceItWasFoundDead() {
    engine.beat(Node.starting("n2", NOON));
    engine.silence(Duration.ofSeconds(16));
    var gone = engine.beat(engine.node).gone();
    var restarted = Node.starting("n2", NOON);
    engine.beat(restarted);
    aRunInProgressOn(restarted, engine.aTrigger().create());

    assertThat(gone).containsExactly("n2");
    assertThat(engine.lostRuns.endThoseOfTheGone().runs()).isEmpty();
  }

  // A server that was frozen for long claims once more before it learns that its name is another's.
  @Test
  void endsTheRunsOfAStartThatHasLostItsName() {
    var frozen = Node.starting("n2", NOON);
    engine.beat(frozen);
    engine.silence(Duration.ofSeconds(16));
    engine.beat(Node.starting("n2", NOON));
    var lost = aRunInProgressOn(frozen, engine.aTrigger().create());

    assertThat(engine.lostRuns.endThoseOfTheGone().runs()).containsExactly(lost.key());
  }

  private ClaimedRun aRunInProgress(RunSubject subject) {
    return aRunInProgressOn(engine.node, subject);
  }

  private ClaimedRun aRunInProgressOn(Node node, RunSubject subject) {
    engine.database.inTransaction(
        connection ->
            engine.inserts.insert(
                connection, List.of(NewRun.manual(subject, NOON, Node.ANY, false, "admin")), NOON));
    return engine.claimsOf(node).claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }

  private ClaimedRun claimOne() {
    return engine.claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }

  private void cancel(ClaimedRun run, Instant when) {
    assertThat(
            engine.database.<Boolean>inTransaction(
                connection -> CancelRequests.ask(connection, run.key().log(), "admin", when)))
        .isTrue();
  }

  private byte[] output(ClaimedRun run, long first, long end) {
    return engine.database.withConnection(
        connection -> {
          var copy = new ByteArrayOutputStream();
          try {
            RunOutputs.copy(connection, run.key().log(), first, end, copy);
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
          return copy.toByteArray();
        });
  }

  private LogRow logOf(ClaimedRun run) {
    return engine.logsOf(run.key().trigger().value()).stream()
        .filter(log -> log.id() == run.key().log().value())
        .findFirst()
        .orElseThrow();
  }

  private static RunResult success(ClaimedRun run) {
    return result(run, RunStatus.SUCCESSFUL, null);
  }

  private static RunResult result(ClaimedRun run, RunStatus status, EndReason reason) {
    return new RunResult(run, status, reason, NOON, NOON, null, null, KeptOutput.NONE, null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
