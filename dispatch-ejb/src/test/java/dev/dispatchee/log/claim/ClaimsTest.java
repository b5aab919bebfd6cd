// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.database.UnreliableDataSource;
import dev.dispatchee.database.UnreliableDataSource.Fault;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ClaimsTest {

  private static final List<String> TYPES = List.of("hello");
  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;

  ClaimsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void startsADueRunInTheNameOfTheNode() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));

    var claimed = claim(10);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).token()).isPositive().isEqualTo(only(subject).token());
    assertThat(only(subject).status()).isEqualTo("IN_PROGRESS");
    assertThat(only(subject).node()).isEqualTo("n1");
    assertThat(only(subject).start()).isEqualTo(NOON);
  }

  @Test
  void startsARunWithWhatItWasToDoAndAsItsTriggerSaysNow() {
    var subject = engine.aTrigger().withTimeout(Duration.ofMinutes(1)).create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    engine.update(
        "update dispatch_trigger set timeout_millis = 7000, max_attempts = 7, priority = 9,"
            + " task_settings = '{\"a\":\"b\"}', executor_type = 'other'");

    var claimed = claim(10).get(0);

    assertThat(claimed.subject()).isEqualTo(subject);
    assertThat(claimed.timeout()).contains(Duration.ofSeconds(7));
    assertThat(claimed.retries().maxAttempts()).isEqualTo(7);
  }

  @Test
  void claimsNoMoreThanTheLimitHighestPriorityFirstThenOldestThenSmallestId() {
    var low = engine.aTrigger().withPriority(1).withOverlap().create();
    var high = engine.aTrigger().withPriority(9).withOverlap().create();
    queue(NewRun.scheduled(low, NOON.minusSeconds(9), Node.ANY));
    queue(NewRun.scheduled(high, NOON.minusSeconds(1), Node.ANY));
    queue(NewRun.scheduled(high, NOON.minusSeconds(2), Node.ANY));

    var claimed = claim(2);

    assertThat(claimed).extracting(run -> run.subject().priority()).containsExactly(9, 9);
    assertThat(claimed)
        .extracting(ClaimedRun::fireDate)
        .containsExactly(NOON.minusSeconds(2), NOON.minusSeconds(1));
    assertThat(claim(2)).extracting(run -> run.subject().priority()).containsExactly(1);
  }

  @Test
  void leavesWhatIsNotDueYet() {
    var subject = engine.aTrigger().create();
    queue(NewRun.scheduled(subject, NOON.plusMillis(1), Node.ANY));

    assertThat(claim(10)).isEmpty();
    engine.clock.tick(Duration.ofMillis(1));
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void leavesWhatOtherNodesOrExecutorsMustRun() {
    var here = engine.aTrigger().withOverlap().create();
    var elsewhere = engine.aTrigger().ofExecutor("unknown").create();
    queue(NewRun.scheduled(here, NOON, "n2"));
    queue(NewRun.scheduled(elsewhere, NOON, Node.ANY));

    assertThat(claim(10)).isEmpty();
    assertThat(engine.claims.claim(List.of(), List.of(), 10).claimed()).isEmpty();
  }

  @Test
  void takesAHintForNoMoreThanAHint() {
    var subject = engine.aTrigger().withOverlap().create();
    var first = queue(NewRun.scheduled(subject, NOON.minusSeconds(2), Node.ANY));
    var second = queue(NewRun.scheduled(subject, NOON.minusSeconds(1), Node.ANY));

    assertThat(engine.claims.claim(List.of(second.log()), TYPES, 10).claimed())
        .extracting(ClaimedRun::key)
        .containsExactly(second);
    assertThat(engine.claims.claim(List.of(second.log()), TYPES, 10).claimed()).isEmpty();
    assertThat(claim(10)).extracting(ClaimedRun::key).containsExactly(first);
  }

  @Test
  void skipsTheRunWhileThePreviousOneIsInProgress() {
    var subject = engine.aTrigger().create();
    queue(NewRun.scheduled(subject, NOON.minusSeconds(1), Node.ANY));
    claim(10);
    queue(NewRun.scheduled(subject, NOON, Node.ANY));

    assertThat(claim(10)).isEmpty();

    var skipped = engine.logsOf(subject.trigger().value()).get(1);
    assertThat(skipped.status()).isEqualTo("CANCELED");
    assertThat(skipped.reason()).isEqualTo("OVERLAP");
    assertThat(skipped.start()).isEqualTo(skipped.end());
    assertThat(skipped.error()).contains("still in progress");
  }

  @Test
  void letsOneOfSeveralRunsOfATriggerStartWhenTheyAreClaimedTogether() {
    var subject = engine.aTrigger().create();
    for (int i = 0; i < 5; i++) {
      queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    }

    assertThat(claim(10)).hasSize(1);
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::status)
        .containsOnly("IN_PROGRESS", "CANCELED");
  }

  @Test
  void letsRunsThatWaitTakeTheirTurnOldestFirst() {
    var subject = engine.aTrigger().create();
    queue(NewRun.lateFire(subject, NOON.minusSeconds(1), Node.ANY));
    queue(NewRun.lateFire(subject, NOON.minusSeconds(2), Node.ANY));
    queue(NewRun.lateFire(subject, NOON.minusSeconds(3), Node.ANY));

    for (int age = 3; age >= 1; age--) {
      var claimed = claim(10);
      assertThat(claimed).extracting(ClaimedRun::fireDate).containsExactly(NOON.minusSeconds(age));
      assertThat(claim(10)).isEmpty();
      end(claimed.get(0));
    }
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::status)
        .containsOnly("SUCCESSFUL");
  }

  @Test
  void doesNotLetWaitingRunsOfABusyTriggerHoldUpOthers() {
    var busy = engine.aTrigger().withPriority(9).create();
    var other = engine.aTrigger().withPriority(0).create();
    for (int i = 0; i < 20; i++) {
      queue(NewRun.lateFire(busy, NOON.minusSeconds(100 - i), Node.ANY));
    }
    assertThat(claim(1)).hasSize(1);
    queue(NewRun.scheduled(other, NOON, Node.ANY));

    assertThat(claim(1))
        .extracting(run -> run.subject().trigger())
        .containsExactly(other.trigger());
  }

  @Test
  void letsTriggersWithOverlapRunAsOftenAsTheyAreDue() {
    var subject = engine.aTrigger().withOverlap().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));

    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void givesBackAClaimAsIfItHadNeverBeen() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    var claimed = claim(10);

    engine.claims.giveBack(claimed);

    assertThat(only(subject).status()).isEqualTo("QUEUED");
    assertThat(only(subject).start()).isNull();
    assertThat(only(subject).node()).isNull();
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    assertThat(engine.results.end(List.of(success(claimed.get(0)))).refused()).hasSize(1);
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void cancelsWhatIsLeftOfADeletedTrigger() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    engine.update("delete from dispatch_trigger where id = " + subject.trigger());

    assertThat(claim(10)).isEmpty();
    assertThat(only(subject).reason()).isEqualTo("TRIGGER_DELETED");
    assertThat(only(subject).start()).isNull();
  }

  @Test
  void neverGivesOneRunToTwoAndNeverTwoOfATriggerAtATime() throws Exception {
    int triggers = 10;
    int runsEach = 20;
    for (int i = 0; i < triggers; i++) {
      var subject = engine.aTrigger().create();
      for (int n = 0; n < runsEach; n++) {
        queue(NewRun.manual(subject, NOON, Node.ANY, true, "admin"));
      }
    }
    var workers = Executors.newFixedThreadPool(4);
    try {
      var drains = new ArrayList<Callable<List<RunKey>>>();
      for (int i = 0; i < 4; i++) {
        var claims = engine.claimsOf(Node.starting("w" + i, NOON));
        drains.add(() -> drain(claims));
      }
      var all = new ArrayList<RunKey>();
      for (var drained : workers.invokeAll(drains)) {
        all.addAll(drained.get());
      }
      assertThat(all).hasSameSizeAs(new HashSet<>(all));
    } finally {
      workers.shutdownNow();
    }
    assertThat(engine.number("select count(*) from dispatch_log where status = 'SUCCESSFUL'"))
        .isEqualTo(triggers * runsEach);
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void givesBackWhatItClaimedWithoutLearningOfIt() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    var way = new UnreliableDataSource(engine.database);
    var claims = engine.claimsOf(engine.node, way.database());

    way.has(Fault.BREAKS_AFTER_COMMIT);
    assertThatThrownBy(() -> claims.claim(List.of(), TYPES, 10))
        .isInstanceOf(DatabaseException.class);
    assertThat(only(subject).status()).isEqualTo("IN_PROGRESS");
    way.has(Fault.AWAY);
    assertThatThrownBy(claims::settle).isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);
    claims.settle();

    assertThat(only(subject).status()).isEqualTo("QUEUED");
    assertThat(only(subject).start()).isNull();
    assertThat(claims.claim(List.of(), TYPES, 10).claimed()).hasSize(1);
    claims.settle();
    assertThat(only(subject).status()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void leavesToOthersWhatItFailedToClaim() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    var way = new UnreliableDataSource(engine.database);
    var claims = engine.claimsOf(engine.node, way.database());

    way.has(Fault.BREAKS_BEFORE_COMMIT);
    assertThatThrownBy(() -> claims.claim(List.of(), TYPES, 10))
        .isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);
    var others = engine.claimsOf(Node.starting("n2", NOON)).claim(List.of(), TYPES, 10).claimed();
    claims.settle();

    assertThat(others).hasSize(1);
    assertThat(only(subject).node()).isEqualTo("n2");
    assertThat(engine.number("select count(*) from dispatch_slot")).isOne();
    end(others.get(0));
  }

  @Test
  void givesBackLaterWhatItCouldNotGiveBack() {
    var subject = engine.aTrigger().create();
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    var way = new UnreliableDataSource(engine.database);
    var claims = engine.claimsOf(engine.node, way.database());
    var claimed = claims.claim(List.of(), TYPES, 10).claimed();

    way.has(Fault.AWAY);
    assertThatThrownBy(() -> claims.giveBack(claimed)).isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);

    assertThat(claims.claim(List.of(), TYPES, 10).claimed()).hasSize(1);
    assertThat(only(subject).token()).isGreaterThan(claimed.get(0).token() + 1);
  }

  // Ends when nothing is left, whoever has it: others may hold the slots of what waits.
  private List<RunKey> drain(Claims claims) {
    var mine = new ArrayList<RunKey>();
    while (engine.number("select count(*) from dispatch_log where end_date is null") > 0) {
      var claimed = claims.claim(List.of(), TYPES, 5).claimed();
      assertThat(claimed).extracting(run -> run.subject().trigger()).doesNotHaveDuplicates();
      claimed.forEach(run -> mine.add(run.key()));
      if (!claimed.isEmpty()) {
        assertThat(engine.results.end(claimed.stream().map(this::success).toList()).refused())
            .isEmpty();
      }
    }
    return mine;
  }

  private RunKey queue(NewRun run) {
    return engine
        .database
        .inTransaction(
            connection -> engine.inserts.insert(connection, List.of(run), engine.clock.instant()))
        .get(0);
  }

  private List<ClaimedRun> claim(int limit) {
    return engine.claims.claim(List.of(), TYPES, limit).claimed();
  }

  private void end(ClaimedRun run) {
    assertThat(engine.results.end(List.of(success(run))).refused()).isEmpty();
  }

  private RunResult success(ClaimedRun run) {
    return new RunResult(
        run, RunStatus.SUCCESSFUL, null, NOON, NOON, null, null, KeptOutput.NONE, null);
  }

  private LogRow only(RunSubject subject) {
    var logs = engine.logsOf(subject.trigger().value());
    assertThat(logs).hasSize(1);
    return logs.get(0);
  }
}
