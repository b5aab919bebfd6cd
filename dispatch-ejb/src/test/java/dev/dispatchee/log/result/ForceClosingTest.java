// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ForceClosingTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final RunSubject subject;

  ForceClosingTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    subject = engine.aTrigger().withAttempts(3).create();
  }

  @Test
  void endsARunInProgressAndGivesUpItsSlot() {
    var run = claimed();

    assertThat(close(run.key().log())).isTrue();

    assertThat(logs()).hasSize(1);
    assertThat(logs().get(0).status()).isEqualTo("FAILED");
    assertThat(logs().get(0).reason()).isEqualTo("FORCE_CLOSED");
    assertThat(logs().get(0).end()).isEqualTo(NOON.plusSeconds(1));
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void refusesTheResultOfWhoHeldItAndMakesNoFurtherAttempt() {
    var run = claimed();
    close(run.key().log());

    var late =
        engine.results.end(
            List.of(RunResult.lost(run, EndReason.SERVER_STOPPED, NOON, NOON, "late")));

    assertThat(late.refused()).containsExactly(run.key());
    assertThat(late.retries()).isEmpty();
    assertThat(logs()).extracting(LogRow::reason).containsExactly("FORCE_CLOSED");
  }

  @Test
  void leavesWhatWaitsAndWhatHasEnded() {
    var waiting = queued();
    assertThat(close(waiting)).isFalse();
    assertThat(logs().get(0).status()).isEqualTo("QUEUED");

    var run = claim();
    engine.results.end(List.of(ended(run)));
    assertThat(close(run.key().log())).isFalse();
    assertThat(logs().get(0).reason()).isEqualTo("TIMEOUT");
  }

  @Test
  void freesTheSlotOfARunThatHasEndedWhileItsThreadStillWorks() {
    var run = claimed();
    engine.results.endKeepingSlots(List.of(ended(run)));

    assertThat(close(run.key().log())).isTrue();

    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    assertThat(logs().get(0).reason()).isEqualTo("TIMEOUT");
  }

  private boolean close(DispatchLogId run) {
    return engine.database.inTransaction(
        connection -> ForceClosing.close(connection, run, "admin", NOON.plusSeconds(1)));
  }

  private static RunResult ended(ClaimedRun run) {
    return new RunResult(
        run, RunStatus.TIMED_OUT, EndReason.TIMEOUT, NOON, NOON, null, null, KeptOutput.NONE, null);
  }

  private ClaimedRun claimed() {
    queued();
    return claim();
  }

  private DispatchLogId queued() {
    return engine
        .database
        .inTransaction(
            connection ->
                engine.inserts.insert(
                    connection, List.of(NewRun.scheduled(subject, NOON, Node.ANY)), NOON))
        .get(0)
        .log();
  }

  private ClaimedRun claim() {
    return engine.claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }

  private List<LogRow> logs() {
    return engine.logsOf(subject.trigger().value());
  }
}
