// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * On PostgreSQL the row of a run that ends moves to another table. Who waits for it at that moment
 * is refused by the database, and finds on a second try that the run is somebody else's.
 */
class RunsThatMoveTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.POSTGRESQL);
  private final RunSubject subject = engine.aTrigger().withAttempts(3).create();

  @Test
  void aCancelThatMeetsAnEndFindsNothingToCancel() {
    var run = claimed();

    boolean asked =
        whileItEnds(
            run.key(),
            () ->
                engine.database.inTransactionOrAgain(
                    connection -> CancelRequests.ask(connection, run.key().log(), "admin", NOON)));

    assertThat(asked).isFalse();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aCancelOfAWaitingRunThatMeetsAnotherFindsNothingToCancel() {
    var run = engine.queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));

    boolean asked =
        whileItEnds(
            run,
            () ->
                engine.database.inTransactionOrAgain(
                    connection -> CancelRequests.ask(connection, run.log(), "admin", NOON)));

    assertThat(asked).isFalse();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aForceCloseThatMeetsAnEndFindsNothingToClose() {
    var run = claimed();

    boolean closed =
        whileItEnds(
            run.key(),
            () ->
                engine.database.inTransactionOrAgain(
                    connection -> ForceClosing.close(connection, run.key().log(), "admin", NOON)));

    assertThat(closed).as("it still had its slot").isTrue();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void theResultOfAHolderThatMeetsAnotherIsRefused() {
    var run = claimed();

    var written = whileItEnds(run.key(), () -> engine.results.end(List.of(lost(run))));

    assertThat(written.refused()).containsExactly(run.key());
    assertThat(written.retries()).isEmpty();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void ofSeveralResultsTheOthersAreWritten() {
    var other = claimedOf(engine.aTrigger().create());
    var run = claimed();

    var written = whileItEnds(run.key(), () -> engine.results.end(List.of(lost(run), lost(other))));

    assertThat(written.refused()).containsExactly(run.key());
    assertThat(engine.logsOf(other.key().trigger().value()))
        .extracting(LogRow::status)
        .containsExactly("FAILED");
  }

  @Test
  void whatARunInProgressSaidIsNotStoredOnceItHasEnded() {
    var run = claimed();
    var said = new KeptOutput(List.of("late".getBytes(StandardCharsets.UTF_8)), 0, 4, false, false);
    var interim = new ProgressReports(engine.database);

    whileItEnds(
        run.key(),
        () -> {
          interim.store(run, EngineOnDatabase.NOON, said, null);
          return true;
        });

    assertThat(engine.storedOutput()).isEmpty();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aRunThatIsGivenBackStaysEndedAndKeepsItsSlot() {
    var run = claimed();

    whileItEnds(
        run.key(),
        () -> {
          engine.claims.giveBack(List.of(run));
          return true;
        });

    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aRunOfADeadNodeThatEndsAfterAllIsNotLost() {
    var run = claimed();
    var restarted = Node.starting("n1", NOON.plusSeconds(1));

    var lost = whileItEnds(run.key(), () -> engine.lostRuns.endThoseOfEarlierStarts(restarted));

    assertThat(lost.runs()).isEmpty();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aRunWithoutExecutorThatSomebodyCancelsIsCanceledOnce() {
    var run = engine.queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    engine.clock.tick(Duration.ofMinutes(2));

    int canceled = whileItEnds(run, () -> engine.openRuns.cancelUnstartable(Duration.ofMinutes(1)));

    assertThat(canceled).isZero();
    assertThatItEndedAsTheOtherSaid();
  }

  @Test
  void aClaimPassesOverARunThatIsBeingCanceled() {
    var run = engine.queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    var other = engine.queue(NewRun.manual(engine.aTrigger().create(), NOON, Node.ANY, false, "a"));

    var claimed =
        engine.database.inTransaction(
            connection -> {
              end(connection, run);
              return CompletableFuture.supplyAsync(
                      () -> engine.claims.claim(List.of(), List.of("hello"), 2).claimed())
                  .join();
            });

    assertThat(claimed).extracting(ClaimedRun::key).containsExactly(other);
  }

  /** Does something that has to wait for another transaction, which ends the run. */
  private <T> T whileItEnds(RunKey run, Supplier<T> work) {
    return engine
        .database
        .inTransaction(
            connection -> {
              end(connection, run);
              var waiting = CompletableFuture.supplyAsync(work);
              await()
                  .until(
                      () ->
                          engine.number(
                                  "select count(*) from pg_stat_activity where datname ="
                                      + " current_database() and wait_event_type = 'Lock'")
                              == 1);
              return waiting;
            })
        .join();
  }

  private static void end(Connection connection, RunKey run) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update dispatch_log set is_open = false, status = 'CANCELED', reason = 'TIMEOUT',"
              + " end_date = now(), token = token + 1 where is_open and id = "
              + run.log().value());
    }
  }

  private void assertThatItEndedAsTheOtherSaid() {
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::reason)
        .containsExactly("TIMEOUT");
  }

  private static RunResult lost(ClaimedRun run) {
    return RunResult.lost(run, EndReason.SERVER_STOPPED, NOON, NOON, "late");
  }

  private ClaimedRun claimed() {
    return claimedOf(subject);
  }

  private ClaimedRun claimedOf(RunSubject of) {
    engine.queue(NewRun.manual(of, NOON, Node.ANY, false, "admin"));
    return engine.claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }
}
