// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.NodeViews;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.statistics.Statistics;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CalendarsTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final EngineOnDatabase engine;
  private final Calendars calendars;

  CalendarsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    calendars =
        new Calendars(
            new PlannedTriggers(engine.database),
            new Statistics(engine.database, engine.clock),
            new NodeViews(
                engine.database,
                new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
                engine.clock),
            engine.calendars);
  }

  @Test
  void findsActiveOrInactiveTriggersByExecutorAndLabel() {
    long active = engine.aTrigger().withCron("0 0 13 * * ?").dueAt(NOON).create().trigger().value();
    long inactive = engine.aTrigger().withCron("0 0 13 * * ?").create().trigger().value();
    long other =
        engine
            .aTrigger()
            .ofExecutor("other")
            .withCron("0 0 14 * * ?")
            .dueAt(NOON)
            .create()
            .trigger()
            .value();
    engine.update("insert into dispatch_trigger_label values (%d, 0, 'nightly')".formatted(other));

    assertThat(ids(true, null)).containsExactly(active, other);
    assertThat(ids(false, null)).containsExactly(inactive);
    assertThat(ids(true, "other")).containsExactly(other);
    assertThat(ids(true, null, "nightly", "daily")).containsExactly(other);
    assertThat(ids(true, "hello", "nightly")).isEmpty();
  }

  @Test
  void expectsOfARunWhatIsUsualAndTellsTheSlotsOfNodesThatAreAlive() {
    engine.beat(engine.node, "hello");
    engine.update(
        "update dispatch_node set heartbeat_date = timestamp with time zone '%s'".formatted(NOON));
    long trigger =
        engine.aTrigger().withCron("0 0 13 * * ?").dueAt(NOON).create().trigger().value();
    engine.update("insert into dispatch_trigger_usual values (%d, '700', 700)".formatted(trigger));

    var calendar = calendars.of(query(true, null), Sight.EVERYTHING);

    assertThat(calendar.items()).hasSize(1);
    assertThat(calendar.items().get(0).expectedDurationMillis()).isEqualTo(700);
    assertThat(calendar.slots()).isEqualTo(16);
    engine.clock.tick(Duration.ofMinutes(1));
    assertThat(calendars.of(query(true, null), Sight.EVERYTHING).slots()).isZero();
  }

  @Test
  void refusesTimesThatAreTooLongOrGoBack() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> new CalendarQuery(NOON, NOON, UTC, true, null, List.of()))
        .withMessageContaining("to: ");
    var longest = NOON.plus(CalendarQuery.LONGEST);
    assertThat(new CalendarQuery(NOON, longest, UTC, true, null, List.of()).to())
        .isEqualTo(longest);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> new CalendarQuery(NOON, longest.plusMillis(1), UTC, true, null, List.of()))
        .withMessageContaining("35 days");
  }

  private List<Long> ids(boolean active, String executor, String... labels) {
    return calendars.of(query(active, executor, labels), Sight.EVERYTHING).items().stream()
        .map(FireCalendar.Item::triggerId)
        .toList();
  }

  private static CalendarQuery query(boolean active, String executor, String... labels) {
    return new CalendarQuery(
        NOON, NOON.plus(Duration.ofDays(1)), UTC, active, executor, List.of(labels));
  }
}
