// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunSubject;
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
            new LastDay(engine.database, engine.clock),
            engine.scheduler,
            new AlertLook(engine.database, engine.clock),
            engine.clock);
  }

  @Test
  void isAllZeroWhenThereIsNothing() {
    assertThat(overviews.now(Sight.EVERYTHING))
        .isEqualTo(new Overview(0, 0, 0, 0, 0, false, 0, NOTHING, NOTHING, null));
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

    var lastDay = overviews.now(Sight.EVERYTHING).last24Hours();

    assertThat(lastDay).isEqualTo(new Overview.LastHour(1, 0, 0, 0, 0));
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
