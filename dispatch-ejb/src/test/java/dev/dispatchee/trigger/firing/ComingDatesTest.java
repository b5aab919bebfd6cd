// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ComingDatesTest {

  private static final Instant BEFORE = NOON.minusSeconds(1);
  private static final Instant SOON = NOON.plusSeconds(60);
  private static final Instant HORIZON = NOON.plusSeconds(600);
  private static final Instant LATER = HORIZON.plusMillis(1);

  private final EngineOnDatabase engine;
  private final ComingDates dates;

  ComingDatesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    dates = new ComingDates(engine.database);
  }

  @Test
  void areThoseOfTriggersUpToTheHorizonAndOverdueOnesEachOnce() {
    List.of(BEFORE, SOON, SOON, HORIZON, LATER)
        .forEach(due -> engine.aTrigger().dueAt(due).create());
    engine.update(
        "update dispatch_trigger set active = false where id = %d"
            .formatted(engine.aTrigger().dueAt(NOON).create().trigger().value()));

    var coming = dates.upTo(NOON, HORIZON);

    assertThat(coming.ofTriggers()).containsExactlyInAnyOrder(BEFORE, SOON, HORIZON);
    assertThat(coming.ofRuns()).isEmpty();
  }

  @Test
  void areThoseOfRunsThatStillWaitEachOnce() {
    List.of(BEFORE, NOON, SOON, SOON, HORIZON, LATER).forEach(this::queue);
    long started = queue(NOON.plusSeconds(2));
    engine.update("update dispatch_log set status = 'IN_PROGRESS' where trigger_id = " + started);

    var coming = dates.upTo(NOON, HORIZON);

    assertThat(coming.ofRuns()).containsExactlyInAnyOrder(SOON, HORIZON);
    assertThat(coming.ofTriggers()).isEmpty();
  }

  @Test
  void sayWhetherATriggerIsDueNow() {
    engine.aTrigger().dueAt(SOON).create();

    assertThat(dates.isAnyDue(NOON)).isFalse();
    assertThat(dates.isAnyDue(SOON)).isTrue();
  }

  private long queue(Instant planned) {
    var subject = engine.aTrigger().create();
    engine.queue(NewRun.scheduled(subject, planned, Node.ANY));
    return subject.trigger().value();
  }
}
