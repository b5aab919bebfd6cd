// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunLegacy;
import dev.dispatchee.log.result.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class BackfillStepsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final Instant FIRST = NOON.minus(Duration.ofDays(10));

  private final EngineOnDatabase engine;
  private final BackfillSteps steps;

  BackfillStepsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    steps = new BackfillSteps(engine.database, engine.inserts, engine.nodes, engine.clock);
  }

  @Test
  void theInstantsRunOneAfterTheOther() {
    var trigger = engine.aTrigger().create();
    long id = begin(trigger, BackfillOrder.OLDEST_FIRST, 1, 3);

    var instants = new ArrayList<Instant>();
    for (int i = 0; i < 3; i++) {
      steps.take(id);
      steps.take(id);
      var run = onlyClaimed();
      assertThat(engine.text("select cause from dispatch_log where id = " + log(run)))
          .isEqualTo(RunCause.BACKFILL.name());
      instants.add(run.fireDate());
      end(run, RunStatus.SUCCESSFUL);
    }
    steps.take(id);

    assertThat(instants).containsExactly(at(0), at(1), at(2));
    var ended = find(trigger, id);
    assertThat(ended.state()).isEqualTo(Backfill.State.ENDED);
    assertThat(ended.started()).isEqualTo(3);
    assertThat(ended.successful()).isEqualTo(3);
    assertThat(ended.endDate()).isEqualTo(engine.clock.instant());
    assertThat(steps.open()).isEmpty();
  }

  @Test
  void noMoreRunAtOnceThanWasAskedFor() {
    var trigger = engine.aTrigger().withOverlap().create();
    long id = begin(trigger, BackfillOrder.NEWEST_FIRST, 2, 5);

    steps.take(id);
    steps.take(id);
    var runs = claimed();

    assertThat(runs).extracting(ClaimedRun::fireDate).containsExactlyInAnyOrder(at(4), at(3));
    end(runs.get(0), RunStatus.SUCCESSFUL);
    steps.take(id);
    assertThat(claimed()).extracting(ClaimedRun::fireDate).containsExactly(at(2));
    assertThat(find(trigger, id).started()).isEqualTo(3);
  }

  @Test
  void anInstantHasEndedWhenItsLastAttemptHas() {
    var trigger = engine.aTrigger().withAttempts(2).create();
    long id = begin(trigger, BackfillOrder.OLDEST_FIRST, 1, 2);
    steps.take(id);
    end(onlyClaimed(), RunStatus.FAILED);

    steps.take(id);

    assertThat(find(trigger, id).started()).isEqualTo(1);
    engine.clock.tick(Duration.ofDays(1));
    var second = onlyClaimed();
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.fireDate()).isEqualTo(at(0));
    end(second, RunStatus.FAILED);
    steps.take(id);
    assertThat(find(trigger, id).started()).isEqualTo(2);
    assertThat(find(trigger, id).unsuccessful()).isEqualTo(1);
  }

  @Test
  void onceCanceledNothingMoreIsQueuedAndItEndsWhenItsRunsHaveEnded() {
    var trigger = engine.aTrigger().withOverlap().create();
    long id = begin(trigger, BackfillOrder.OLDEST_FIRST, 2, 5);
    steps.take(id);
    var running = engine.claims.claim(List.of(), Set.of("hello"), 1).claimed().get(0);
    engine.database.inTransaction(connection -> BackfillTable.cancel(connection, id, "ann"));

    steps.take(id);

    assertThat(find(trigger, id).state()).isEqualTo(Backfill.State.CANCELING);
    assertThat(engine.number("select count(*) from dispatch_log where is_open")).isEqualTo(1);
    assertThat(engine.text("select canceled_by from dispatch_log where id = " + log(running)))
        .isEqualTo("ann");
    end(running, RunStatus.CANCELED);
    steps.take(id);
    var ended = find(trigger, id);
    assertThat(ended.state()).isEqualTo(Backfill.State.CANCELED);
    assertThat(ended.started()).isEqualTo(2);
    assertThat(ended.unsuccessful()).isEqualTo(2);
  }

  @Test
  void aLogThatWasDeletedKeepsNothingBack() {
    var trigger = engine.aTrigger().create();
    long id = begin(trigger, BackfillOrder.OLDEST_FIRST, 1, 2);
    steps.take(id);
    var run = onlyClaimed();
    end(run, RunStatus.SUCCESSFUL);
    engine.update("delete from dispatch_log where id = " + log(run));

    steps.take(id);

    assertThat(find(trigger, id).started()).isEqualTo(2);
    assertThat(find(trigger, id).unsuccessful()).isEqualTo(1);
  }

  @Test
  void whatIsDueInAnyOtherWayDoesNotCount() {
    var trigger = engine.aTrigger().withOverlap().create();
    long id = begin(trigger, BackfillOrder.OLDEST_FIRST, 1, 2);
    engine.queue(
        dev.dispatchee.log.queue.NewRun.scheduled(trigger, NOON, dev.dispatchee.node.Node.ANY));

    steps.take(id);

    assertThat(find(trigger, id).started()).isEqualTo(1);
    assertThat(claimed()).hasSize(2);
  }

  @Test
  void itGoesWithItsTrigger() {
    var trigger = engine.aTrigger().create();
    begin(trigger, BackfillOrder.OLDEST_FIRST, 1, 2);

    engine.update("delete from dispatch_trigger where id = " + trigger.trigger().value());

    assertThat(steps.open()).isEmpty();
    assertThat(engine.number("select count(*) from dispatch_backfill_fire")).isZero();
  }

  private long begin(RunSubject trigger, BackfillOrder order, int parallel, int count) {
    var instants = new ArrayList<>(IntStream.range(0, count).mapToObj(this::at).toList());
    if (order == BackfillOrder.NEWEST_FIRST) {
      Collections.reverse(instants);
    }
    var what = new ValidBackfill(FIRST, NOON, order, parallel);
    return engine.database.inTransaction(
        connection ->
            BackfillTable.insert(
                connection,
                engine.database.dialect(),
                trigger.trigger(),
                what,
                instants,
                "joe",
                engine.clock.instant()));
  }

  private Instant at(int day) {
    return FIRST.plus(Duration.ofDays(day));
  }

  private Backfill find(RunSubject trigger, long id) {
    return engine
        .database
        .withConnection(connection -> BackfillTable.find(connection, trigger.trigger(), id))
        .orElseThrow();
  }

  private ClaimedRun onlyClaimed() {
    var runs = claimed();
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private List<ClaimedRun> claimed() {
    return engine.claims.claim(List.of(), Set.of("hello"), 100).claimed();
  }

  private static long log(ClaimedRun run) {
    return run.key().log().value();
  }

  private void end(ClaimedRun run, RunStatus status) {
    var now = engine.clock.instant();
    engine.results.end(
        List.of(
            new RunResult(
                run,
                status,
                null,
                now,
                now,
                status == RunStatus.SUCCESSFUL ? null : "it broke",
                null,
                KeptOutput.NONE,
                null,
                new RunLegacy(null, null))));
  }
}
