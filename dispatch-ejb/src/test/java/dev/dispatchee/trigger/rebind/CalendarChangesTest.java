// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.rebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.access.Sight;
import dev.dispatchee.businesscalendar.CalendarContent;
import dev.dispatchee.businesscalendar.CalendarDefinition;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.StaleVersionException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.schedule.StartJitter;
import dev.dispatchee.trigger.firing.SilentAlarms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CalendarChangesTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final String TODAY =
      NOON.atOffset(ZoneOffset.UTC).getDayOfWeek().name().substring(0, 3);

  private final EngineOnDatabase engine;
  private final CalendarChanges changes;

  CalendarChangesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    changes =
        new CalendarChanges(
            engine.calendars,
            engine.dueTriggers,
            engine.inserts,
            SilentAlarms.by(engine.clock),
            engine.database,
            engine.clock);
  }

  @Test
  void recordsWhatACalendarBarsInOneRowForEachDay() {
    changes.create(freeze(NOON, NOON.plus(Duration.ofDays(2))), "ada");
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    bind(subject, "calendar");

    engine.clock.tick(Duration.ofDays(2));
    engine.dueTriggers.fireDue();

    assertThat(barred(subject))
        .extracting(LogRow::reason, LogRow::planned)
        .containsExactly(
            tuple("CALENDAR", NOON),
            tuple("CALENDAR", midnight(1)),
            tuple("CALENDAR", midnight(2)));
    assertThat(barred(subject).stream().mapToInt(LogRow::missedCount).sum()).isEqualTo(2 * 86_400);
    assertThat(engine.logsOf(subject.trigger().value())).hasSize(4);
  }

  @Test
  void computesAnewWhenTheTriggersOfAChangedCalendarAreDue() {
    long id = changes.create(freeze(NOON, NOON.plusSeconds(60)), "ada");
    var tomorrow = NOON.plus(Duration.ofDays(1)).plusSeconds(3_600);
    var bound = engine.aTrigger().withCron("0 0 13 * * ?").dueAt(tomorrow).create();
    bind(bound, "only_calendar");
    set(bound, "calendar_rule = 'SKIP', only_calendar = null, calendar = 'Freeze'");
    var other = engine.aTrigger().withCron("0 0 13 * * ?").dueAt(tomorrow).create();

    replace(id, freeze(tomorrow, tomorrow.plus(Duration.ofHours(30))), VersionCondition.NONE);

    assertThat(date(bound, "next_due_date")).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(date(other, "next_due_date")).isEqualTo(tomorrow);

    replace(id, freeze(NOON, tomorrow.plus(Duration.ofHours(30))), VersionCondition.NONE);

    assertThat(date(bound, "next_fire_date")).isEqualTo(tomorrow.plus(Duration.ofDays(2)));
    assertThat(date(bound, "next_due_date")).isEqualTo(NOON.plusSeconds(3_600));
  }

  @Test
  void dealsWithWhatWasDueBeforeTheChangeByTheOldTimes() {
    long id = changes.create(freeze(NOON.minusSeconds(60), NOON.plusSeconds(60)), "ada");
    var subject = engine.aTrigger().withCron("0 0 12 * * ?").dueAt(NOON).create();
    bind(subject, "calendar");
    engine.clock.tick(Duration.ofSeconds(30));

    var far = NOON.plus(Duration.ofDays(300));
    replace(id, freeze(far, far.plusSeconds(60)), VersionCondition.NONE);

    assertThat(barred(subject)).extracting(LogRow::planned).containsExactly(NOON);
    assertThat(date(subject, "next_due_date")).isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void losesNoFireThatIsPutOffAndKeepsPuttingOff() {
    var far = NOON.plus(Duration.ofDays(300));
    long id = changes.create(freeze(far, far.plusSeconds(60)), "ada");
    var subject = engine.aTrigger().withCron("0 0 12 * * ?").dueAt(NOON).create();
    var hour = Duration.ofHours(1);
    var putOff = StartJitter.of(subject.trigger().value(), hour);
    assertThat(putOff).isGreaterThan(Duration.ofSeconds(1));
    bind(subject, "calendar");
    set(subject, "start_jitter_millis = " + hour.toMillis());
    set(subject, "next_due_date = timestamp with time zone '%s'".formatted(NOON.plus(putOff)));
    engine.clock.tick(Duration.ofSeconds(1));

    replace(id, freeze(far, far.plusSeconds(120)), VersionCondition.NONE);

    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::status, LogRow::planned)
        .containsExactly(tuple("QUEUED", NOON));
    assertThat(date(subject, "next_due_date"))
        .isEqualTo(NOON.plus(Duration.ofDays(1)).plus(putOff));
    assertThat(date(subject, "next_fire_date")).isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void waitsForWhoBindsATriggerAndComputesItAnewThen() throws Exception {
    long id = changes.create(freeze(NOON.minusSeconds(60), NOON.minusSeconds(30)), "ada");
    var tomorrow = NOON.plus(Duration.ofDays(1)).plusSeconds(3_600);
    var subject = engine.aTrigger().withCron("0 0 13 * * ?").dueAt(tomorrow).create();
    var threads = Executors.newSingleThreadExecutor();
    try {
      var changing = new ArrayList<Future<?>>();
      engine.database.runInTransaction(
          connection -> {
            assertThat(StoredCalendars.hold(connection, List.of("Freeze", "None")))
                .containsExactly("Freeze");
            execute(
                connection,
                "update dispatch_trigger set calendar = 'Freeze' where id = "
                    + subject.trigger().value());
            changing.add(
                threads.submit(
                    () ->
                        replace(id, freeze(NOON, NOON.plusSeconds(7_200)), VersionCondition.NONE)));
            assertThatThrownBy(() -> changing.get(0).get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
          });
      changing.get(0).get(20, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    assertThat(date(subject, "next_due_date")).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(date(subject, "next_fire_date")).isEqualTo(tomorrow);
  }

  @Test
  void doesNotBindToACalendarThatIsDeletedMeanwhile() throws Exception {
    long id = changes.create(freeze(NOON, NOON.plusSeconds(60)), "ada");
    var threads = Executors.newSingleThreadExecutor();
    try {
      var holding = new ArrayList<Future<Set<String>>>();
      engine.database.runInTransaction(
          connection -> {
            execute(connection, "delete from dispatch_calendar where id = " + id);
            holding.add(
                threads.submit(
                    () ->
                        engine.database.inTransaction(
                            other -> StoredCalendars.hold(other, List.of("Freeze")))));
            assertThatThrownBy(() -> holding.get(0).get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
          });
      assertThat(holding.get(0).get(20, TimeUnit.SECONDS)).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void movesAFireToTheNextFreeDay() {
    changes.create(freeze(NOON.minusSeconds(60), NOON.plusSeconds(60)), "ada");
    var subject = engine.aTrigger().withCron("0 0 12 1/30 * ?").dueAt(NOON).create();
    bind(subject, "calendar");
    set(subject, "calendar_rule = 'NEXT_DAY', cron_expression = '0 0 12 * * ?'");

    engine.dueTriggers.fireDue();

    assertThat(engine.logsOf(subject.trigger().value())).isEmpty();
    assertThat(date(subject, "next_fire_date")).isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void tellsOfAFireThatWasMovedToLaterAndTakesPlaceNoMore() {
    long id = changes.create(freeze(NOON.minusSeconds(60), NOON.plusSeconds(7_200)), "ada");
    var subject = engine.aTrigger().withCron("0 0 12 ? * " + TODAY).dueAt(NOON).create();
    bind(subject, "calendar");
    set(subject, "calendar_rule = 'NEXT_DAY'");
    engine.clock.tick(Duration.ofSeconds(30));
    engine.dueTriggers.fireDue();
    assertThat(date(subject, "next_fire_date")).isEqualTo(NOON.plus(Duration.ofDays(1)));

    var far = NOON.plus(Duration.ofDays(300));
    replace(id, freeze(far, far.plusSeconds(60)), VersionCondition.NONE);

    assertThat(date(subject, "next_fire_date")).isEqualTo(NOON.plus(Duration.ofDays(7)));
    assertThat(barred(subject)).extracting(LogRow::planned).containsExactly(NOON);

    // What takes place all the same is not told.
    replace(id, freeze(NOON.minusSeconds(60), NOON.plusSeconds(7_200)), VersionCondition.NONE);
    replace(id, freeze(NOON.minusSeconds(90), NOON.plusSeconds(7_200)), VersionCondition.NONE);
    assertThat(date(subject, "next_fire_date")).isEqualTo(NOON.plus(Duration.ofDays(1)));
    assertThat(barred(subject)).hasSize(1);
  }

  @Test
  void hasATriggerFireAgainOnceItsCalendarLetsIt() {
    var far = NOON.plus(Duration.ofDays(300));
    long id = changes.create(freeze(far, far.plusSeconds(60)), "ada");
    var tomorrow = NOON.plus(Duration.ofDays(1)).plusSeconds(3_600);
    var subject = engine.aTrigger().withCron("0 0 13 25 11 ? 2026").dueAt(tomorrow).create();
    bind(subject, "calendar");
    set(subject, "calendar_rule = 'PREVIOUS_DAY'");

    replace(id, freeze(NOON, tomorrow.plusSeconds(60)), VersionCondition.NONE);
    // It is moved to a day that is over.
    assertThat(date(subject, "next_due_date")).isNull();

    replace(id, freeze(far, far.plusSeconds(60)), VersionCondition.NONE);
    assertThat(date(subject, "next_due_date")).isEqualTo(tomorrow);
    assertThat(date(subject, "next_fire_date")).isEqualTo(tomorrow);

    engine.clock.tick(Duration.between(NOON, tomorrow));
    engine.dueTriggers.fireDue();
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::status, LogRow::planned)
        .containsExactly(tuple("QUEUED", tomorrow));
  }

  @Test
  void leavesATriggerEndedWhoseScheduleIsOver() {
    var far = NOON.plus(Duration.ofDays(300));
    long id = changes.create(freeze(far, far.plusSeconds(60)), "ada");
    var fired = engine.aTrigger().withCron("0 0 12 24 11 ? 2026").dueAt(NOON).create();
    var dormant = engine.aTrigger().withCron("0 0 12 24 11 ? 2026").create();
    var ended = engine.aTrigger().withCron("0 0 13 * * ?").create();
    for (var subject : List.of(fired, dormant, ended)) {
      bind(subject, "calendar");
    }
    set(dormant, "next_due_date = null");
    set(dormant, "next_fire_date = null");
    set(ended, "next_due_date = null");
    set(ended, "next_fire_date = null");
    set(ended, "end_date = timestamp with time zone '%s'".formatted(NOON));
    engine.dueTriggers.fireDue();
    engine.clock.tick(Duration.ofSeconds(1));

    replace(id, freeze(far, far.plusSeconds(120)), VersionCondition.NONE);
    engine.clock.tick(Duration.ofDays(2));
    engine.dueTriggers.fireDue();

    assertThat(date(fired, "next_due_date")).isNull();
    assertThat(date(dormant, "next_due_date")).isNull();
    assertThat(date(ended, "next_due_date")).isNull();
    assertThat(engine.logsOf(fired.trigger().value())).hasSize(1);
    assertThat(engine.logsOf(dormant.trigger().value())).isEmpty();
    assertThat(engine.logsOf(ended.trigger().value())).isEmpty();
  }

  @Test
  void refusesToTakeAwayACalendarInUseAndNamesItsTriggers() {
    long id = changes.create(freeze(NOON, NOON.plusSeconds(60)), "ada");
    var subject = engine.aTrigger().withCron("0 0 12 * * ?").create();
    bind(subject, "only_calendar");

    assertThatThrownBy(() -> delete(id, VersionCondition.NONE))
        .isInstanceOf(CalendarInUseException.class)
        .hasMessageContaining(subject.triggerName());

    set(subject, "only_calendar = null");
    assertThat(delete(id, VersionCondition.NONE)).isTrue();
    assertThat(delete(id, VersionCondition.NONE)).isFalse();
  }

  @Test
  void refusesAnotherNameATakenOneAndAnotherVersion() {
    long id = changes.create(freeze(NOON, NOON.plusSeconds(60)), "ada");
    var other = new CalendarDefinition("Other", null, freeze(NOON, NOON.plusSeconds(1)).content());

    assertThatThrownBy(() -> replace(id, other, VersionCondition.NONE))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> changes.create(freeze(NOON, NOON.plusSeconds(1)), "ada"))
        .isInstanceOf(ConflictException.class);
    var stale = VersionCondition.oneOf(List.of(7L));
    assertThatThrownBy(() -> replace(id, freeze(NOON, NOON.plusSeconds(1)), stale))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> delete(id, stale)).isInstanceOf(StaleVersionException.class);
  }

  private static CalendarDefinition freeze(Instant from, Instant to) {
    var window = new CalendarContent.Window(from.toString(), to.toString(), "freeze");
    return new CalendarDefinition(
        "Freeze", null, new CalendarContent(List.of(), List.of(), List.of(window)));
  }

  private void replace(long id, CalendarDefinition after, VersionCondition condition) {
    engine.database.runInTransaction(connection -> changes.replace(id, after, condition, "ada"));
  }

  private boolean delete(long id, VersionCondition condition) {
    return engine.database.inTransaction(
        connection -> changes.delete(id, condition, "ada", Sight.EVERYTHING));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }

  private void bind(RunSubject subject, String column) {
    set(subject, column + " = 'Freeze'");
  }

  private void set(RunSubject subject, String what) {
    engine.update(
        "update dispatch_trigger set %s where id = %d".formatted(what, subject.trigger().value()));
  }

  private List<LogRow> barred(RunSubject subject) {
    return engine.logsOf(subject.trigger().value()).stream()
        .filter(row -> "CALENDAR".equals(row.reason()))
        .toList();
  }

  private Instant date(RunSubject subject, String column) {
    return engine.database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select %s from dispatch_trigger where id = %d"
                      .formatted(column, subject.trigger().value()))) {
            var row = select.executeQuery();
            row.next();
            return Instants.find(row, column).orElse(null);
          }
        });
  }

  private static Instant midnight(int day) {
    return NOON.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(day));
  }
}
