// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs of triggers without overlap have their places in groups with their slots, or with permits
 * while nodes are there that count those alone: as many start either way.
 */
@ParameterizedClass
@MethodSource("ways")
class PlacesInSlotsTest {

  private static final List<String> TYPES = List.of("hello");
  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final boolean inSlots;

  static Stream<Arguments> ways() {
    return Stream.of(TestDatabase.values())
        .flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
  }

  PlacesInSlotsTest(TestDatabase kind, boolean inSlots) {
    engine = new EngineOnDatabase(kind);
    this.inSlots = inSlots;
    engine.gates.see(true, inSlots);
  }

  @Test
  void noMoreStartThanTheGroupHasPlaces() {
    queueOneOfEach(guarded(5, 3));

    var claimed = claim(10);
    assertThat(claimed).hasSize(3);
    assertThat(claim(10)).isEmpty();
    assertThat(permits()).isEqualTo(inSlots ? 0 : 3);
    end(claimed.get(0));
    assertThat(claim(10)).hasSize(1);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void thoseWithOverlapShareThePlaces() {
    queueOneOfEach(guarded(2, 3));
    var overlapping = engine.aTrigger().withOverlap().inGroup("mail", 3).create();
    queueOneOfEach(List.of(overlapping, overlapping, overlapping));

    var claimed = claim(10);
    assertThat(claimed).hasSize(3);
    assertThat(claim(10)).isEmpty();
    claimed.forEach(this::end);
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void placesOfBothWaysAreCountedTogether() {
    queueOneOfEach(guarded(4, 3));
    assertThat(claim(2)).hasSize(2);

    engine.gates.see(true, !inSlots);

    assertThat(claim(10)).hasSize(1);
    assertThat(permits()).isEqualTo(inSlots ? 1 : 2);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void manyNodesKeepToItTogether() throws Exception {
    queueOneOfEach(guarded(60, 7));
    var nodes = IntStream.range(2, 6).mapToObj(i -> Node.starting("n" + i, NOON)).toList();
    var threads = Executors.newFixedThreadPool(nodes.size());
    int ended = 0;
    try {
      while (ended < 60) {
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
        assertThat(claimed).hasSizeBetween(1, 7);
        claimed.forEach(this::end);
        ended += claimed.size();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    assertThat(permits()).isZero();
  }

  @Test
  void whatIsGivenBackGivesItsPlaceBack() {
    queueOneOfEach(guarded(2, 1));
    engine.claims.giveBack(claim(10));

    assertThat(claim(10)).hasSize(1);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void aNodeThatDiesLeavesNoPlaceTaken() {
    queueOneOfEach(guarded(4, 2));
    var dead = Node.starting("n9", NOON);
    engine.beat(dead, "hello");
    assertThat(engine.claimsOf(dead).claim(List.of(), TYPES, 10).claimed()).hasSize(2);
    engine.silence(Duration.ofMinutes(1));
    engine.beat(engine.node, "hello");

    engine.lostRuns.endThoseOfTheGone();

    assertThat(claim(10)).hasSize(2);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void aRunThatWasGivenUpKeepsItsPlaceWhileItsThreadWorks() {
    queueOneOfEach(guarded(2, 1));
    var claimed = claim(10).get(0);

    engine.results.endKeepingSlots(List.of(result(claimed, RunStatus.TIMED_OUT)));
    assertThat(claim(10)).isEmpty();
    engine.results.free(claimed);
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void whoIsClosedByForceGivesUpItsPlace() {
    queueOneOfEach(guarded(3, 1));
    var claimed = claim(10).get(0);

    engine.database.inTransaction(
        connection -> ForceClosing.close(connection, claimed.key().log(), "admin", NOON));

    assertThat(claim(10)).hasSize(1);
    // Its own end comes too late to free the place of another.
    end(claimed);
    assertThat(claim(10)).isEmpty();
  }

  @Test
  void aRateHoldsBesideThePlaceInTheGroup() {
    var limited =
        IntStream.range(0, 2)
            .mapToObj(
                i -> engine.aTrigger().inGroup("mail", 2).atMost(1, Duration.ofHours(1)).create())
            .toList();
    queueOneOfEach(limited);
    queueOneOfEach(limited);
    queueOneOfEach(guarded(1, 2));

    var claimed = claim(10);
    assertThat(claimed).hasSize(2);
    assertThat(claim(10)).isEmpty();
    claimed.forEach(this::end);
    assertThat(claim(10)).as("both rates are used up").hasSize(1);
    engine.clock.tick(Duration.ofHours(1));
    assertThat(claim(10)).hasSize(1);
  }

  @Test
  void whoIsRefusedItsSlotTakesNoPlace() {
    var one = guarded(1, 2);
    queueOneOfEach(one);
    assertThat(claim(10)).hasSize(1);
    engine.queue(NewRun.scheduled(one.get(0), NOON, Node.ANY));
    assertThat(claim(10)).as("its trigger is busy").isEmpty();

    queueOneOfEach(guarded(2, 2));
    assertThat(claim(10)).hasSize(1);
  }

  private List<RunSubject> guarded(int triggers, int maximum) {
    return IntStream.range(0, triggers)
        .mapToObj(i -> engine.aTrigger().inGroup("mail", maximum).create())
        .toList();
  }

  private void queueOneOfEach(List<RunSubject> subjects) {
    subjects.forEach(
        subject -> engine.queue(NewRun.manual(subject, NOON, Node.ANY, true, "admin")));
  }

  private List<ClaimedRun> claim(int limit) {
    return engine.claims.claim(List.of(), TYPES, limit).claimed();
  }

  private long permits() {
    return engine.number("select count(*) from dispatch_permit where gate = 'mail'");
  }

  private void end(ClaimedRun run) {
    engine.results.end(List.of(result(run, RunStatus.SUCCESSFUL)));
  }

  private RunResult result(ClaimedRun run, RunStatus status) {
    var now = engine.clock.instant();
    return new RunResult(run, status, null, now, now, null, null, KeptOutput.NONE, null);
  }
}
