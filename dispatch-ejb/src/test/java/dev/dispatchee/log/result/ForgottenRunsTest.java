// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.Claims;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is, all at once, as it was a moment ago. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ForgottenRunsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final Node OTHER = Node.starting("n2", NOON);

  private final EngineOnDatabase engine;

  ForgottenRunsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void aRunWhoseEndIsForgottenIsEndedAndTriedAgain() {
    var run = aRunInProgress(engine.aTrigger().withAttempts(2).create());
    engine.results.end(List.of(result(run, RunStatus.SUCCESSFUL, null)));
    theEndIsForgottenOf(run);

    var ended = engine.forgottenRuns.endThoseOf(engine.node);

    assertThat(ended.runs()).containsExactly(run.key());
    assertThat(ended.retries()).hasSize(1);
    assertThat(logOf(run).status()).isEqualTo("FAILED");
    assertThat(logOf(run).reason()).isEqualTo("NODE_LOST");
    assertThat(logOf(run).error()).contains("lost its latest commits");
    assertThat(slots()).isZero();
    assertThat(engine.logsOf(run.key().trigger().value()))
        .extracting(LogRow::cause)
        .containsExactly("MANUAL", "RECOVERY");
  }

  @Test
  void aRunThatIsInProgressGoesOn() {
    var run = aRunInProgress(engine.aTrigger().create());

    assertThat(engine.forgottenRuns.endThoseOf(engine.node).runs()).isEmpty();

    assertThat(logOf(run).status()).isEqualTo("IN_PROGRESS");
    assertThat(slots()).isOne();
  }

  @Test
  void aRunOfAnotherNodeIsThatNodes() {
    var run = aRunInProgress(engine.claimsOf(OTHER), engine.aTrigger().create());

    assertThat(engine.forgottenRuns.endThoseOf(engine.node).runs()).isEmpty();

    assertThat(logOf(run).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void aRunIsEndedThatWasGivenBackAndIsInProgressAgain() {
    var run = aRunInProgress(engine.aTrigger().create());
    engine.claims.giveBack(List.of(run));
    engine.update(
        "update dispatch_log set status = 'IN_PROGRESS', node = 'n1', incarnation = '%s', token = %d"
            .formatted(engine.node.incarnation(), run.token()));

    assertThat(engine.forgottenRuns.endThoseOf(engine.node).runs()).containsExactly(run.key());
  }

  @Test
  void theSlotOfARunThatWasGivenUpIsKeptUntilItsThreadHasEndedAndFreedWhenThatIsForgotten() {
    var run = aRunInProgress(engine.aTrigger().create());
    engine.results.endKeepingSlots(List.of(result(run, RunStatus.TIMED_OUT, EndReason.TIMEOUT)));

    engine.forgottenRuns.endThoseOf(engine.node);
    assertThat(slots()).isOne();

    engine.results.free(run);
    takeSlotOf(run);
    engine.forgottenRuns.endThoseOf(engine.node);
    assertThat(slots()).isZero();
    assertThat(logOf(run).status()).isEqualTo("TIMED_OUT");
  }

  @Test
  void theResultOfARunWhoseClaimIsForgottenLeavesWhoClaimedItSinceAlone() {
    var subject = engine.aTrigger().create();
    var first = aRunInProgress(subject);
    engine.update(
        "update dispatch_log set status = 'QUEUED', node = null, incarnation = null,"
            + " start_date = null, token = 0");
    engine.update("delete from dispatch_slot");
    var second = engine.claimsOf(OTHER).claim(List.of(), List.of("hello"), 1).claimed().get(0);
    assertThat(second.key()).isEqualTo(first.key());

    var written = engine.results.end(List.of(result(first, RunStatus.SUCCESSFUL, null)));

    assertThat(written.refused()).containsExactly(first.key());
    assertThat(logOf(second).status()).isEqualTo("IN_PROGRESS");
    assertThat(logOf(second).node()).isEqualTo("n2");
    assertThat(slots()).as("that of the second").isOne();
  }

  private void theEndIsForgottenOf(ClaimedRun run) {
    engine.update("delete from dispatch_log where attempt > 1");
    engine.update(
        "update dispatch_log set is_open = true, status = 'IN_PROGRESS', reason = null,"
            + " end_date = null, token = "
            + run.token());
    takeSlotOf(run);
  }

  private void takeSlotOf(ClaimedRun run) {
    engine.update(
        "insert into dispatch_slot (trigger_id, target_node, log_id) values (%d, '*', %d)"
            .formatted(run.key().trigger().value(), run.key().log().value()));
  }

  private long slots() {
    return engine.number("select count(*) from dispatch_slot");
  }

  private ClaimedRun aRunInProgress(RunSubject subject) {
    return aRunInProgress(engine.claims, subject);
  }

  private ClaimedRun aRunInProgress(Claims claims, RunSubject subject) {
    engine.queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    return claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }

  private LogRow logOf(ClaimedRun run) {
    return engine.logsOf(run.key().trigger().value()).get(0);
  }

  private static RunResult result(ClaimedRun run, RunStatus status, @Nullable EndReason reason) {
    return new RunResult(
        run, status, reason, NOON, NOON.plusSeconds(1), null, null, KeptOutput.NONE, null);
  }
}
