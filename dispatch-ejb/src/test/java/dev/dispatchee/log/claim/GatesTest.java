// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ForceClosing;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class GatesTest {

  private static final List<String> TYPES = List.of("hello");
  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;

  GatesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void startsNoMoreRunsOfAGroupThanItsMaximum() {
    var one = engine.aTrigger().withOverlap().inGroup("mail", 3).create();
    var other = engine.aTrigger().withOverlap().inGroup("mail", 3).create();
    queue(4, one);
    queue(4, other);

    assertThat(claim(10)).hasSize(3);
    assertThat(claim(10)).isEmpty();
    assertThat(permits("mail")).isEqualTo(3);
  }

  @Test
  void startsTheNextWhenOneHasEnded() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 2).create();
    queue(5, subject);
    var claimed = claim(10);

    end(claimed.get(0));

    assertThat(permits("mail")).isEqualTo(1);
    assertThat(claim(10)).hasSize(1);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void keepsToItWhenManyNodesClaimAtOnce() throws Exception {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 7).create();
    var free = engine.aTrigger().withOverlap().create();
    queue(200, subject);
    queue(200, free);
    var nodes =
        List.of("n2", "n3", "n4", "n5").stream().map(name -> Node.starting(name, NOON)).toList();
    var threads = Executors.newFixedThreadPool(nodes.size());
    int mostAtOnce = 0;
    try {
      for (int round = 0; round < 12; round++) {
        var calls =
            nodes.stream()
                .map(engine::claimsOf)
                .map(
                    claims ->
                        (Callable<List<ClaimedRun>>)
                            () -> claims.claim(List.of(), TYPES, 20).claimed())
                .toList();
        var claimed = new ArrayList<ClaimedRun>();
        for (var done : threads.invokeAll(calls)) {
          claimed.addAll(done.get());
        }
        var gated = claimed.stream().filter(run -> run.subject().gate() != null).toList();
        mostAtOnce = Math.max(mostAtOnce, gated.size());
        assertThat(inProgress(subject)).isLessThanOrEqualTo(7).isEqualTo(permits("mail"));
        // Some of them go on, so that the next round finds some places taken.
        gated.stream().limit(round % 3 == 0 ? 7 : 2).forEach(this::end);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(mostAtOnce).isEqualTo(7);
    assertThat(inProgress(free)).isEqualTo(200);
  }

  @Test
  void tenThousandWaitingRunsOfAFullGroupHideNobody() {
    var group = engine.aTrigger().withOverlap().withPriority(9).inGroup("mail", 1).create();
    var other = engine.aTrigger().withOverlap().withPriority(0).create();
    var elsewhere = engine.aTrigger().withOverlap().withPriority(0).inGroup("other", 1).create();
    var waiting = new ArrayList<NewRun>();
    for (int i = 0; i < 10_000; i++) {
      waiting.add(NewRun.manual(group, NOON.minusSeconds(100), Node.ANY, true, "admin"));
    }
    engine.database.inTransaction(
        connection -> engine.inserts.insert(connection, waiting, engine.clock.instant()));
    assertThat(claim(10)).hasSize(1);
    queue(1, other);
    queue(1, elsewhere);

    assertThat(claim(1))
        .extracting(run -> run.subject().trigger())
        .containsExactly(other.trigger());
    assertThat(claim(1))
        .extracting(run -> run.subject().trigger())
        .containsExactly(elsewhere.trigger());
  }

  @Test
  void theMostUrgentComeFirstThoughTheyAllStandInOneOfManyLines() {
    for (int i = 0; i < 9; i++) {
      var other =
          engine.aTrigger().withOverlap().withPriority(1).inGroup("other " + i, 100).create();
      queue(5, other);
    }
    var urgent = engine.aTrigger().withOverlap().withPriority(9).inGroup("urgent", 100).create();
    queue(60, urgent);

    assertThat(claim(50)).extracting(run -> run.subject().priority()).containsOnly(9).hasSize(50);
    assertThat(claim(50)).extracting(run -> run.subject().priority()).hasSize(50).startsWith(9, 9);
    assertThat(claim(50)).hasSize(5);
  }

  @Test
  void thePriorityHoldsInsideAGroupAndBeyondIt() {
    var low = engine.aTrigger().withOverlap().withPriority(1).inGroup("mail", 2).create();
    var middle = engine.aTrigger().withOverlap().withPriority(5).create();
    var high = engine.aTrigger().withOverlap().withPriority(9).inGroup("mail", 2).create();
    queue(2, low);
    queue(2, middle);
    queue(1, high);

    assertThat(claim(10)).extracting(run -> run.subject().priority()).containsExactly(9, 5, 5, 1);
  }

  @Test
  void aBellOvertakesNobodyInAGroup() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    var older = queue(NewRun.manual(subject, NOON.minusSeconds(9), Node.ANY, true, "admin"));
    var newer = queue(NewRun.manual(subject, NOON, Node.ANY, true, "admin"));

    assertThat(engine.claims.claim(List.of(newer.log()), TYPES, 10).claimed())
        .extracting(ClaimedRun::key)
        .containsExactly(older);
  }

  @Test
  void aLowerMaximumHoldsAsRunsEnd() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 3).create();
    queue(9, subject);
    var claimed = claim(10);
    engine.update("update dispatch_gate set maximum = 2");

    assertThat(claim(10)).isEmpty();
    end(claimed.get(0));
    assertThat(claim(10)).isEmpty();
    end(claimed.get(1));
    assertThat(claim(10)).hasSize(1);
    engine.update("update dispatch_gate set maximum = 5");
    assertThat(claim(10)).hasSize(3);
  }

  @Test
  void whatIsGivenBackGivesItsPlaceBack() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(2, subject);
    engine.claims.giveBack(claim(10));

    assertThat(permits("mail")).isZero();
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void aNodeThatDiesLeavesNoPlaceTaken() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 2).create();
    queue(4, subject);
    var dead = Node.starting("n9", NOON);
    engine.beat(dead, "hello");
    assertThat(engine.claimsOf(dead).claim(List.of(), TYPES, 10).claimed()).hasSize(2);
    engine.silence(Duration.ofMinutes(1));
    engine.beat(engine.node, "hello");

    engine.lostRuns.endThoseOfTheGone();

    assertThat(permits("mail")).isZero();
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void aChainThatGoesBackToTheLineWithItsNodeGivesItsPlacesBack() {
    var types = List.of(RunSubject.CHAIN);
    var subject =
        engine
            .aTrigger()
            .ofExecutor(RunSubject.CHAIN)
            .withOverlap()
            .inGroup("mail", 1)
            .atMost(1, Duration.ofHours(1))
            .create();
    queue(1, subject);
    var dead = Node.starting("n9", NOON);
    engine.beat(dead, RunSubject.CHAIN);
    assertThat(engine.claimsOf(dead).claim(List.of(), types, 10).claimed()).hasSize(1);
    engine.silence(Duration.ofMinutes(1));
    engine.beat(engine.node, RunSubject.CHAIN);

    engine.lostRuns.endThoseOfTheGone();

    assertThat(engine.claims.claim(List.of(), types, 10).claimed()).hasSize(1);
  }

  @Test
  void aRunThatWasGivenUpKeepsItsPlaceWhileItsThreadWorks() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(2, subject);
    var claimed = claim(10).get(0);

    engine.results.endKeepingSlots(List.of(result(claimed, RunStatus.TIMED_OUT)));
    assertThat(claim(10)).isEmpty();
    engine.results.free(claimed);
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void whatAGivenUpRunHeldIsFreeWhenItsNodeIsGone() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(2, subject);
    engine.beat(engine.node, "hello");
    engine.results.endKeepingSlots(List.of(result(claim(10).get(0), RunStatus.TIMED_OUT)));
    engine.silence(Duration.ofMinutes(1));

    engine.lostRuns.endThoseOfTheGone();

    assertThat(permits("mail")).isZero();
  }

  @Test
  void whoIsClosedByForceGivesUpItsPlace() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(2, subject);
    var claimed = claim(10).get(0);

    engine.database.inTransaction(
        connection -> ForceClosing.close(connection, claimed.key().log(), "admin", NOON));

    assertThat(claim(10)).hasSize(1);
    // Its own end comes too late to free the place of another.
    end(claimed);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void whoWaitsCanBeCanceled() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    var runs = queue(2, subject);
    claim(10);

    assertThat(
            engine.database.<Boolean>inTransaction(
                connection -> CancelRequests.ask(connection, runs.get(1).log(), "admin", NOON)))
        .isTrue();
    assertThat(permits("mail")).isEqualTo(1);
  }

  @Test
  void aFurtherAttemptStandsBeforeTheGateThatItsTriggerHasThen() {
    var subject = engine.aTrigger().withAttempts(3).inGroup("mail", 1).create();
    engine.aTrigger().inGroup("other", 1).create();
    queue(1, subject);
    var claimed = claim(10).get(0);
    engine.update(
        "update dispatch_trigger set concurrency_group = 'other' where id = " + subject.trigger());

    engine.results.end(List.of(result(claimed, RunStatus.FAILED)));

    assertThat(engine.text("select gate from dispatch_log where status = 'QUEUED'"))
        .isEqualTo("other");
  }

  @Test
  void aTriggerStartsNoMoreOftenThanItsRateInAnyWindow() {
    var subject = engine.aTrigger().withOverlap().atMost(3, Duration.ofMinutes(1)).create();
    queue(10, subject);

    claimAndEnd(2);
    engine.clock.tick(Duration.ofSeconds(40));
    claimAndEnd(1);
    assertThat(claim(10)).isEmpty();
    engine.clock.tick(Duration.ofSeconds(19));
    assertThat(claim(10)).isEmpty();
    engine.clock.tick(Duration.ofSeconds(1));
    // The two of the first second count no more, the one that came 40 seconds later does.
    assertThat(claim(10)).hasSize(2);
    engine.clock.tick(Duration.ofSeconds(39));
    assertThat(claim(10)).isEmpty();
    engine.clock.tick(Duration.ofSeconds(1));
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void saysWhenARateLetsTheNextOnePass() {
    var subject = engine.aTrigger().withOverlap().atMost(2, Duration.ofMinutes(1)).create();
    queue(5, subject);

    var first = engine.claims.claim(List.of(), TYPES, 10);
    engine.clock.tick(Duration.ofSeconds(10));
    var second = engine.claims.claim(List.of(), TYPES, 10);

    assertThat(first.nextPlace()).isEqualTo(NOON.plusSeconds(60));
    assertThat(second.claimed()).isEmpty();
    assertThat(second.nextPlace()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aRateAndAGroupHoldTogether() {
    var fast = engine.aTrigger().withOverlap().inGroup("mail", 3).create();
    var slow =
        engine
            .aTrigger()
            .withOverlap()
            .withPriority(9)
            .inGroup("mail", 3)
            .atMost(2, Duration.ofMinutes(1))
            .create();
    queue(5, fast);
    queue(5, slow);

    var claimed = claim(10);

    assertThat(claimed).hasSize(3);
    assertThat(claimed)
        .filteredOn(run -> run.subject().trigger().equals(slow.trigger()))
        .hasSize(2);
    claimed.forEach(this::end);
    assertThat(claim(10))
        .extracting(run -> run.subject().trigger())
        .containsOnly(fast.trigger())
        .hasSize(3);
  }

  @Test
  void whatIsGivenBackDoesNotCountInARate() {
    var subject = engine.aTrigger().withOverlap().atMost(1, Duration.ofMinutes(1)).create();
    queue(2, subject);

    engine.claims.giveBack(claim(10));

    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void theOverlapRuleHoldsInAGroupToo() {
    var subject = engine.aTrigger().inGroup("mail", 5).create();
    queue(NewRun.scheduled(subject, NOON.minusSeconds(2), Node.ANY));
    queue(NewRun.scheduled(subject, NOON.minusSeconds(1), Node.ANY));

    assertThat(claim(10)).hasSize(1);
    assertThat(engine.number("select count(*) from dispatch_slot where gate = 'mail'")).isOne();
    assertThat(permits("mail")).isZero();
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::reason)
        .containsExactly(null, EndReason.OVERLAP.name());
  }

  @Test
  void onAllNodesEachRunTakesAPlace() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    var other = Node.starting("n2", NOON);
    queue(NewRun.scheduled(subject, NOON, "n1"));
    queue(NewRun.scheduled(subject, NOON, "n2"));

    assertThat(claim(10)).hasSize(1);
    assertThat(engine.claimsOf(other).claim(List.of(), TYPES, 10).claimed()).isEmpty();
  }

  @Test
  void aNodeSeesAWaitingRunOnlyWhileThereIsRoom() {
    var watch = engine.watch(engine.node);
    assertThat(watch.look().due()).isFalse();
    assertThat(engine.gates.any()).isFalse();
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(2, subject);

    assertThat(watch.look().due()).isTrue();
    assertThat(engine.gates.any()).isTrue();
    var claimed = claim(10).get(0);
    assertThat(watch.look().due()).isFalse();
    end(claimed);
    assertThat(watch.look().due()).isTrue();
  }

  @Test
  void whatStandsBeforeAGateThatIsGoneIsPutRight() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(1, subject);
    engine.update("update dispatch_log set gate = 'gone'");
    var waits = queue(1, subject).get(0).log();
    engine.update(
        "insert into dispatch_permit (gate, log_id)"
            + " values ('mail', 999999), ('mail', %s), ('#7', 999998)".formatted(waits));
    engine.update(
        "update dispatch_permit set until_date = timestamp with time zone '2000-01-01 00:00:00+00'"
            + " where gate = '#7'");
    assertThat(claim(10)).isEmpty();

    engine.openRuns.repairGates();

    assertThat(claim(10)).hasSize(1);
    assertThat(engine.number("select count(*) from dispatch_permit")).isEqualTo(1);
  }

  @Test
  void whereNobodyHasAGateNothingMoreIsAsked() {
    engine.gates.see(false, true);
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    queue(1, subject);

    assertThat(claim(10)).isEmpty();
    engine.gates.see(true, true);
    assertThat(claim(10)).hasSize(1);
  }

  private void claimAndEnd(int runs) {
    var claimed = claim(runs);
    assertThat(claimed).hasSize(runs);
    claimed.forEach(this::end);
  }

  private List<ClaimedRun> claim(int limit) {
    return engine.claims.claim(List.of(), TYPES, limit).claimed();
  }

  private RunKey queue(NewRun run) {
    return engine.queue(run);
  }

  private List<RunKey> queue(int runs, RunSubject subject) {
    return java.util.stream.IntStream.range(0, runs)
        .mapToObj(i -> queue(NewRun.manual(subject, NOON, Node.ANY, true, "admin")))
        .collect(Collectors.toList());
  }

  private void end(ClaimedRun run) {
    engine.results.end(List.of(result(run, RunStatus.SUCCESSFUL)));
  }

  private RunResult result(ClaimedRun run, RunStatus status) {
    var now = engine.clock.instant();
    return new RunResult(run, status, null, now, now, null, null, KeptOutput.NONE, null);
  }

  private long inProgress(RunSubject subject) {
    return engine.number(
        "select count(*) from dispatch_log where is_open and status = 'IN_PROGRESS'"
            + " and trigger_id = "
            + subject.trigger());
  }

  private long permits(String gate) {
    return engine.number("select count(*) from dispatch_permit where gate = '" + gate + "'");
  }
}
