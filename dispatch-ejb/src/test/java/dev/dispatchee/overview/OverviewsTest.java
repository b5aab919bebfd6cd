// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.HeldUp;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.WaitingFor;
import dev.dispatchee.log.WaitingRuns;
import dev.dispatchee.log.manage.RunCounts;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import dev.dispatchee.statistics.LastDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OverviewsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private static final Overview.LastHour NOTHING = new Overview.LastHour(0, 0, 0, 0, 0);

  private final EngineOnDatabase engine;
  private final Overviews overviews;

  OverviewsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    overviews =
        new Overviews(
            engine.database,
            new RunCounts(engine.database),
            new WaitingRuns(engine.database, engine.clock),
            new LastDay(engine.database, engine.clock),
            engine.scheduler,
            new AlertLook(engine.database, engine.clock),
            engine.clock);
  }

  @Test
  void isAllZeroWhenThereIsNothing() {
    assertThat(overviews.now(Sight.EVERYTHING))
        .isEqualTo(
            new Overview(0, 0, 0, 0, 0, false, 0, NOTHING, NOTHING, List.of(), List.of(), null));
  }

  @Test
  void countsWhatWaitsAndHowLongTheOldestDueOneHas() {
    var subject = engine.aTrigger().withOverlap().create();
    queue(NewRun.scheduled(subject, NOON.plusSeconds(60), Node.ANY));
    assertThat(overviews.now(Sight.EVERYTHING).oldestQueuedSeconds()).as("none is due").isZero();
    queue(NewRun.scheduled(subject, NOON.minusSeconds(90), Node.ANY));
    queue(NewRun.scheduled(subject, NOON.minusSeconds(30), Node.ANY));
    engine.claims.claim(List.of(), List.of("hello"), 1);

    var overview = overviews.now(Sight.EVERYTHING);

    assertThat(overview.queued()).isEqualTo(2);
    assertThat(overview.inProgress()).isEqualTo(1);
    assertThat(overview.oldestQueuedSeconds()).isEqualTo(30);
  }

  @Test
  void countsActiveTriggersAndHowLongTheOldestHasBeenDue() {
    engine.aTrigger().create();
    engine.aTrigger().dueAt(NOON.plusSeconds(5)).create();
    assertThat(overviews.now(Sight.EVERYTHING).oldestOverdueSeconds()).isZero();
    engine.aTrigger().dueAt(NOON.minusSeconds(42)).create();

    assertThat(overviews.now(Sight.EVERYTHING).activeTriggers()).isEqualTo(2);
    assertThat(overviews.now(Sight.EVERYTHING).oldestOverdueSeconds()).isEqualTo(42);
  }

  @Test
  void countsWhatEndedInTheLastHourByHowItEnded() {
    var subject = engine.aTrigger().withOverlap().create();
    var states = List.of("SUCCESSFUL", "FAILED", "CANCELED", "TIMED_OUT");
    for (int i = 0; i < states.size(); i++) {
      for (int times = 0; times <= i; times++) {
        end(subject, states.get(i), NOON.minus(Duration.ofHours(1)));
      }
      end(subject, states.get(i), NOON.minus(Duration.ofHours(1)).minusMillis(1));
    }
    queue(NewRun.missed(subject, NOON.minus(Duration.ofDays(1))));

    assertThat(overviews.now(Sight.EVERYTHING).lastHour())
        .isEqualTo(new Overview.LastHour(1, 2, 3, 4, 1));
  }

  @Test
  void tellsWhenTheQueueIsEmptyAtThePaceOfTheLastHour() {
    var subject = engine.aTrigger().withOverlap().create();
    for (int i = 0; i < 9; i++) {
      end(subject, "SUCCESSFUL", NOON.minusSeconds(9));
    }
    queue(NewRun.scheduled(subject, NOON.plusSeconds(60), Node.ANY));
    queue(NewRun.scheduled(subject, NOON.minusSeconds(90), Node.ANY));
    assertThat(overviews.now(Sight.EVERYTHING).secondsUntilEmpty())
        .as("too few have ended")
        .isNull();
    engine.update("delete from dispatch_log where is_open");
    end(subject, "FAILED", NOON.minusSeconds(9));
    assertThat(overviews.now(Sight.EVERYTHING).secondsUntilEmpty()).as("none is due").isNull();

    queue(NewRun.scheduled(subject, NOON.plusSeconds(60), Node.ANY));
    queue(NewRun.scheduled(subject, NOON.minusSeconds(90), Node.ANY));

    assertThat(overviews.now(Sight.EVERYTHING).secondsUntilEmpty()).isEqualTo(360);
  }

  @Test
  void tellsHowTheLastDayWent() {
    var subject = engine.aTrigger().withOverlap().create();
    end(subject, "SUCCESSFUL", NOON.minusSeconds(9));

    end(subject, "FAILED", NOON.minusSeconds(9));
    engine.update(
        "update dispatch_log set planned_date = planned_date - interval '90' minute where status = 'FAILED'");

    var overview = overviews.now(Sight.EVERYTHING);

    assertThat(overview.last24Hours()).isEqualTo(new Overview.LastHour(1, 1, 0, 0, 0));
    assertThat(overview.hours())
        .containsExactly(
            new Overview.Hour(NOON.minus(Duration.ofHours(2)), 0, 1, 0, 0, 0),
            new Overview.Hour(NOON, 1, 0, 0, 0, 0));
  }

  @Test
  void tellsWhatHoldsUpDueRunsAndTheMostOfThemFirst() {
    var mail = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    var rated = engine.aTrigger().withOverlap().atMost(1, Duration.ofMinutes(1)).create();
    var free = engine.aTrigger().withOverlap().inGroup("roomy", 9).create();
    for (int i = 1; i <= 4; i++) {
      queue(NewRun.scheduled(mail, NOON.minusSeconds(i), Node.ANY));
    }
    for (int i = 1; i <= 3; i++) {
      queue(NewRun.scheduled(rated, NOON.minusSeconds(i), Node.ANY));
    }
    queue(NewRun.scheduled(mail, NOON.plusSeconds(60), Node.ANY));
    engine.claims.claim(List.of(), List.of("hello"), 9);
    queue(NewRun.scheduled(free, NOON.minusSeconds(1), Node.ANY));

    var heldUp = overviews.now(Sight.EVERYTHING).heldUp();

    var rate =
        new WaitingFor(
            WaitingFor.Kind.RATE,
            null,
            1,
            1,
            Duration.ofMinutes(1),
            NOON.plus(Duration.ofMinutes(1)));
    assertThat(heldUp)
        .containsExactly(
            new HeldUp(
                3,
                NOON.minusSeconds(3),
                null,
                null,
                new WaitingFor(WaitingFor.Kind.GROUP, "mail", 1, 1, null, null)),
            new HeldUp(
                2, NOON.minusSeconds(2), rated.trigger().value(), rated.triggerName(), rate));
  }

  @Test
  void countsRunsOfARateWithinAFullGroupToTheGroup() {
    var group = engine.aTrigger().withOverlap().inGroup("mail", 1).create();
    var rated =
        engine
            .aTrigger()
            .withOverlap()
            .inGroup("mail", 1)
            .atMost(9, Duration.ofMinutes(1))
            .create();
    queue(NewRun.scheduled(group, NOON.minusSeconds(9), Node.ANY));
    queue(NewRun.scheduled(group, NOON.minusSeconds(8), Node.ANY));
    queue(NewRun.scheduled(rated, NOON.minusSeconds(7), Node.ANY));
    engine.claims.claim(List.of(), List.of("hello"), 9);

    assertThat(overviews.now(Sight.EVERYTHING).heldUp())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.runs()).isEqualTo(2);
              assertThat(one.oldestDate()).isEqualTo(NOON.minusSeconds(8));
              assertThat(one.waitingFor().group()).isEqualTo("mail");
            });
  }

  private void end(RunSubject subject, String status, Instant end) {
    queue(NewRun.manual(subject, NOON, Node.ANY, false, "admin"));
    engine.update(
        "update dispatch_log set is_open = false, status = '%s', end_date = timestamp with time zone '%s' where status = 'QUEUED'"
            .formatted(status, end.toString().replace("T", " ").replace("Z", "+00")));
  }

  private void queue(NewRun run) {
    engine.database.inTransaction(
        connection -> engine.inserts.insert(connection, List.of(run), NOON));
  }
}
