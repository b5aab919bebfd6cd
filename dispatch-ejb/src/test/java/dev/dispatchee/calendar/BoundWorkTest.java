// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dispatchee.schedule.CalendarTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A calendar that somebody made to keep the server busy does not. */
class BoundWorkTest {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant FROM = Planned.at("10-21T00:00");

  @Test
  void countsManyStretchesThatMoveInOnePass() {
    var gaps = new ArrayList<CalendarTimes.Hours>();
    for (var day : DayOfWeek.values()) {
      for (int i = 0; i < 30; i++) {
        gaps.add(new CalendarTimes.Hours(day, i * 2_880 + 47 * 60, (i + 1) * 2_880));
      }
    }
    var calendar = of(7, gaps, Planned.cronMoved(1, "* * * * * ?", "gaps"));

    assertThat(calendar.estimated()).isFalse();
    // What is moved meets no gap of another day, as all days are alike.
    assertThat(calendar.hours().stream().mapToLong(FireCalendar.Hour::fires).sum())
        .isEqualTo(7 * 30 * 47 * 60);
    assertThat(calendar.barred()).hasSize(7 * 30);
  }

  @Test
  void saysWhatItDoesNotLookAtToTheEnd() {
    var minutes = new ArrayList<CalendarTimes.Hours>();
    for (var day : DayOfWeek.values()) {
      for (int i = 0; i < 720; i++) {
        minutes.add(new CalendarTimes.Hours(day, i * 120, i * 120 + 60));
      }
    }
    var many =
        IntStream.rangeClosed(0, 59)
            .mapToObj(id -> Planned.cronMoved(id, id + "/2 * * * * ?", "minutes"))
            .toArray(PlannedTrigger[]::new);

    var calendar = of(35, minutes, many);

    assertThat(calendar.estimated()).isTrue();
    assertThat(calendar.frequent()).hasSize(60);
  }

  private static FireCalendar of(
      int days, List<CalendarTimes.Hours> hours, PlannedTrigger... triggers) {
    var times = new CalendarTimes(List.of(), hours, List.of());
    var query =
        new CalendarQuery(FROM, FROM.plus(Duration.ofDays(days)), UTC, true, null, List.of());
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            FireCalendars.of(
                query, List.of(triggers), true, Map.of(), 2, name -> Optional.of(times)));
  }
}
