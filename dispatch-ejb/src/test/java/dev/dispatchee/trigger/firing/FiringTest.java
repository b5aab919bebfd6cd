// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.database.UnreliableDataSource;
import dev.dispatchee.database.UnreliableDataSource.Fault;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.listener.BellRoute;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When what another node was to fire is taken over. */
class FiringTest {

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final List<Instant> alarms = new ArrayList<>();
  private Runnable whileFiring = () -> {};
  private final FiringMeters meters = new FiringMeters(engine.meters);
  private final UnreliableDataSource way = new UnreliableDataSource(engine.database);
  private final Database shaky = way.database();
  private final Firing firing =
      new Firing(
          engine.dueTriggers,
          new ComingDates(shaky),
          new Alarms(new DatabaseClock(engine.clock), meters) {
            @Override
            public void setFor(Instant due) {
              alarms.add(due);
            }
          },
          new DispatchBell(BellRoute.own(), new Tracing(Traces.NONE)) {
            @Override
            public void ring(List<DispatchLogId> runs) {
              whileFiring.run();
            }
          },
          new EngineEvents(),
          meters,
          new Tracing(Traces.NONE),
          engine.clock);

  private long logs() {
    return engine.number("select count(*) from dispatch_log");
  }

  @Test
  void anAlarmForThisMomentIsSet() {
    firing.takeOver();

    assertThat(alarms).containsExactly(NOON);
  }

  @Test
  void aSweepFiresWhatALostAlarmLeftBehind() {
    engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON.minusSeconds(9)).create();

    firing.sweep(() -> false);

    assertThat(meters.repaired.get()).isEqualTo(1);
  }

  @Test
  void aSweepThatFindsTheDatabaseBackTakesNoAlarmForLost() {
    engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON.minusSeconds(9)).create();
    var back = new AtomicBoolean();
    shaky.whenBack(() -> back.set(true));
    way.has(Fault.AWAY);
    assertThatThrownBy(() -> firing.sweep(back::get)).isInstanceOf(DatabaseException.class);
    way.has(Fault.NONE);

    firing.sweep(back::get);
    assertThat(logs()).as("the sweep that is called for now fires it").isZero();

    firing.catchUp();
    assertThat(logs()).isOne();
    assertThat(meters.repaired.get()).isZero();
  }

  @Test
  void notWhileThisNodeFiresAnyway() {
    engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON).create();
    var meanwhile = new ArrayList<Instant>();
    whileFiring =
        () -> {
          firing.takeOver();
          meanwhile.addAll(alarms);
        };

    firing.fireWhatIsDue();

    assertThat(meanwhile).isEmpty();
    assertThat(alarms).as("of the next date").hasSize(1);
    firing.takeOver();
    assertThat(alarms).contains(NOON);
  }

  @Test
  void notForAWhileAfterFiringFailed() {
    engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON).create();
    whileFiring =
        () -> {
          throw new IllegalStateException("no bell");
        };
    assertThatThrownBy(firing::fireWhatIsDue).hasMessage("no bell");

    engine.clock.set(NOON.plusSeconds(15));
    firing.takeOver();
    assertThat(alarms).isEmpty();

    engine.clock.set(NOON.plusSeconds(16));
    firing.takeOver();
    assertThat(alarms).containsExactly(NOON.plusSeconds(16));
  }
}
