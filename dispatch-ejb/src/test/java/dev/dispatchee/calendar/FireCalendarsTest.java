// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import static dev.dispatchee.calendar.Planned.at;
import static dev.dispatchee.calendar.Planned.cron;
import static dev.dispatchee.calendar.Planned.cronMoved;
import static dev.dispatchee.calendar.Planned.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.calendar.FireCalendar.Hour;
import dev.dispatchee.calendar.FireCalendar.Item;
import dev.dispatchee.schedule.CalendarTimes;
import dev.dispatchee.schedule.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FireCalendarsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant FROM = at("10-21T00:00");
  private static final Instant NEXT_DAY = at("10-22T00:00");

  @Test
  void tellsFiresFromTheFirstInstantOnAndBeforeTheLast() {
    var calendar = of(FROM, NEXT_DAY, UTC, Map.of(), cron(1, "0 0 0,12 * * ?"), Planned.never(2));

    assertThat(calendar.items())
        .extracting(Item::fireDate)
        .containsExactly(FROM, at("10-21T12:00"));
    assertThat(calendar.hours()).hasSize(24);
    assertThat(calendar.hours().get(12))
        .isEqualTo(new Hour(at("10-21T12:00"), "2026-10-21T12:00:00", 1, 0, 1));
    assertThat(calendar.truncated()).isFalse();
  }

  @Test
  void hasARunThatLastsMakeTheNextHoursBusyToo() {
    var usual = Map.of(1L, Duration.ofMinutes(90).toMillis());

    var calendar =
        of(FROM, NEXT_DAY, UTC, usual, cron(1, "0 45 22 * * ?"), cron(2, "0 0 23 * * ?"));

    assertThat(calendar.hours().subList(21, 24))
        .extracting(Hour::fires, Hour::expectedBusySeconds, Hour::mostAtOnce)
        .containsExactly(tuple(0L, 0L, 0), tuple(1L, 900L, 1), tuple(1L, 3_600L, 2));
    assertThat(calendar.items().get(0).expectedDurationMillis()).isEqualTo(5_400_000);
    assertThat(calendar.items().get(1).expectedDurationMillis()).isNull();
  }

  @Test
  void hasTheHourThatComesTwiceTwiceAndSaysWhy() {
    var calendar =
        of(
            at("10-24T22:00"),
            at("10-25T23:00"),
            BERLIN,
            Map.of(),
            cron(1, "0 30 2 * * ?", "Europe/Berlin"));

    assertThat(calendar.hours()).hasSize(25);
    assertThat(calendar.hours().subList(2, 4))
        .extracting(Hour::localHour, Hour::start, Hour::fires)
        .containsExactly(
            tuple("2026-10-25T02:00:00", at("10-25T00:00"), 1L),
            tuple("2026-10-25T02:00:00", at("10-25T01:00"), 0L));
    assertThat(calendar.items())
        .extracting(Item::localDateTime, Item::note)
        .containsExactly(tuple("2026-10-25T02:30:00+02:00", Note.OVERLAP_FIRST));
    assertThat(calendar.clockChanges())
        .containsExactly(new FireCalendar.ClockChange(at("10-25T01:00"), "+02:00", "+01:00"));
  }

  @Test
  void hasNoHourThatTheClockLeavesOut() {
    var calendar =
        of(
            at("03-28T23:00"),
            at("03-29T22:00"),
            BERLIN,
            Map.of(),
            cron(1, "0 30 2 * * ?", "Europe/Berlin"));

    assertThat(calendar.hours()).hasSize(23);
    assertThat(calendar.hours()).extracting(Hour::localHour).doesNotContain("2026-03-29T02:00:00");
    assertThat(calendar.items().get(0).note()).isEqualTo(Note.GAP_MOVED);
  }

  @Test
  void cutsHoursWhereTheClockChangesByHalfAnHour() {
    // Lord Howe, 2026-10-03T15:30Z: from 02:00 to 02:30.
    var calendar =
        of(at("10-03T14:30"), at("10-03T17:30"), ZoneId.of("Australia/Lord_Howe"), Map.of());

    assertThat(calendar.hours())
        .extracting(Hour::localHour, Hour::start)
        .containsExactly(
            tuple("2026-10-04T01:00:00", at("10-03T14:30")),
            tuple("2026-10-04T02:00:00", at("10-03T15:30")),
            tuple("2026-10-04T03:00:00", at("10-03T16:00")),
            tuple("2026-10-04T04:00:00", at("10-03T17:00")));
  }

  @Test
  void tellsHoursByEachTriggersOwnClockWhenNoneIsGiven() {
    var calendar =
        of(
            FROM,
            NEXT_DAY,
            null,
            Map.of(),
            cron(1, "0 0 9 * * ?", "Asia/Tokyo"),
            cron(2, "0 0 9 * * ?", "Europe/Berlin"),
            cron(3, "0 0 20 * * ?", "America/New_York"));

    assertThat(calendar.hours())
        .containsExactly(
            new Hour(null, "2026-10-20T20:00:00", 1, 0, 2),
            new Hour(null, "2026-10-21T09:00:00", 2, 0, 2));
    assertThat(calendar.clockChanges()).isEmpty();
    assertThat(calendar.timeZoneId()).isNull();
  }

  @Test
  void countsFrequentTriggersByTheHourAndTellsThemApart() {
    var usual = Map.of(1L, 30_000L);

    var calendar =
        of(
            FROM,
            at("10-28T00:00"),
            UTC,
            usual,
            cron(1, "0 * 8-9 * * ?"),
            every(2, Duration.ofSeconds(1)),
            every(3, Duration.ofHours(1)));

    assertThat(calendar.frequent())
        .extracting(
            FireCalendar.Frequent::triggerId,
            FireCalendar.Frequent::fires,
            FireCalendar.Frequent::slotShare)
        .containsExactly(tuple(1L, 840L, 0.0417), tuple(2L, 604_800L, null), tuple(3L, 168L, null));
    assertThat(calendar.items()).isEmpty();
    assertThat(calendar.hours().get(7).fires()).isEqualTo(3_601);
    assertThat(calendar.hours().get(8))
        .isEqualTo(new Hour(at("10-21T08:00"), "2026-10-21T08:00:00", 3_661, 1_800, 1));
    assertThat(calendar.estimated()).isFalse();
  }

  @Test
  void takesAHundredFiresForNotFrequent() {
    var hundred = of(FROM, FROM.plusSeconds(100), UTC, Map.of(), every(1, Duration.ofSeconds(1)));
    var more = of(FROM, FROM.plusSeconds(101), UTC, Map.of(), every(1, Duration.ofSeconds(1)));

    assertThat(hundred.items()).hasSize(100);
    assertThat(hundred.frequent()).isEmpty();
    assertThat(more.items()).isEmpty();
    assertThat(more.frequent()).hasSize(1);
  }

  @Test
  void letsRunsWithoutOverlapFillOneSlotAtMost() {
    var usual = Map.of(1L, Duration.ofMinutes(10).toMillis());

    var calendar = of(FROM, NEXT_DAY, UTC, usual, every(1, Duration.ofMinutes(1)));

    assertThat(calendar.frequent().get(0).slotShare()).isEqualTo(1);
    assertThat(calendar.hours().get(5).expectedBusySeconds()).isEqualTo(3_600);
    assertThat(calendar.hours().get(5).mostAtOnce()).isEqualTo(1);
  }

  @Test
  void tellsWhereMoreRunsMeetThanThereAreSlotsAndWhereThereIsRoom() {
    var usual = Map.of(1L, 300_000L, 2L, 300_000L, 3L, 300_000L);

    var calendar =
        of(
            FROM,
            NEXT_DAY,
            UTC,
            usual,
            cron(1, "0 0 4 * * ?"),
            cron(2, "0 2 4 * * ?"),
            cron(3, "0 3 4 * * ?"));

    assertThat(calendar.collisions())
        .containsExactly(
            new FireCalendar.Collision(at("10-21T04:00"), at("10-21T04:03"), 3, at("10-21T03:59")));
  }

  @Test
  void tellsTheFirstFiresWhenThereAreTooManyAndCountsAll() {
    var many =
        IntStream.rangeClosed(1, 60)
            .mapToObj(id -> cron(id, "0 */15 * * * ?"))
            .toArray(PlannedTrigger[]::new);

    var calendar = of(FROM, NEXT_DAY, UTC, Map.of(), many);

    assertThat(calendar.items()).hasSize(FireCalendars.MOST_ITEMS);
    assertThat(calendar.items())
        .isSortedAccordingTo(Comparator.comparing(Item::fireDate).thenComparing(Item::triggerId));
    assertThat(calendar.truncated()).isTrue();
    assertThat(calendar.hours()).allMatch(hour -> hour.fires() == 240);
  }

  @Test
  void spreadsTheFiresOfTooManyFrequentTriggers() {
    var to = FROM.plus(CalendarQuery.LONGEST);
    var many =
        IntStream.rangeClosed(1, 500)
            .mapToObj(id -> every(id, Duration.ofSeconds(id)))
            .toArray(PlannedTrigger[]::new);

    var calendar = of(FROM, to, UTC, Map.of(), many);

    assertThat(calendar.estimated()).isTrue();
    assertThat(calendar.hours().stream().mapToLong(Hour::fires).sum())
        .isEqualTo(calendar.frequent().stream().mapToLong(FireCalendar.Frequent::fires).sum());
  }

  @Test
  void countsEqualSchedulesOnce() {
    var to = FROM.plus(CalendarQuery.LONGEST);
    var many =
        IntStream.rangeClosed(1, 2_000)
            .mapToObj(id -> cron(id, "* * * * * ?"))
            .toArray(PlannedTrigger[]::new);

    var calendar = of(FROM, to, UTC, Map.of(), many);

    assertThat(calendar.estimated()).isFalse();
    assertThat(calendar.hours()).allMatch(hour -> hour.fires() == 2_000 * 3_600);
  }

  @Test
  void tellsWhatACalendarMovesAwayAlsoWhenItFiresLater() {
    var closed = new CalendarTimes.Days(LocalDate.of(2026, 10, 21), LocalDate.of(2026, 10, 24));
    var trigger = cronMoved(1, "0 0 9 * * ?", "closed");

    var calendar =
        FireCalendars.of(
            new CalendarQuery(FROM, NEXT_DAY, UTC, true, null, List.of()),
            List.of(trigger),
            true,
            Map.of(),
            2,
            name -> Optional.of(new CalendarTimes(List.of(closed), List.of(), List.of())));

    assertThat(calendar.items()).isEmpty();
    assertThat(calendar.barred()).isEmpty();
    assertThat(calendar.moved())
        .containsExactly(
            new FireCalendar.Moved(
                1,
                "trigger 1",
                true,
                "UTC",
                at("10-21T09:00"),
                at("10-25T09:00"),
                "2026-10-21T09:00:00Z"));
  }

  private static FireCalendar of(
      Instant from, Instant to, ZoneId zone, Map<Long, Long> usual, PlannedTrigger... triggers) {
    return FireCalendars.of(
        new CalendarQuery(from, to, zone, true, null, List.of()),
        List.of(triggers),
        true,
        usual,
        2,
        CalendarLookup.NONE);
  }
}
