// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Says what calendars make of fires by looking at each of them, and at each minute between them:
 * all borders are whole minutes.
 */
record NaiveCalendars(
    List<CalendarTimes.Days> days,
    List<CalendarTimes.Hours> hours,
    List<CalendarTimes.Range> windows,
    boolean only,
    CalendarRule rule,
    ZoneId zone) {

  CalendarBinding binding() {
    var named = new CalendarBinding.NamedCalendar("C", new CalendarTimes(days, hours, windows));
    return new CalendarBinding(only ? null : named, only ? named : null, rule, zone);
  }

  boolean isBarred(Instant instant) {
    var local = instant.atZone(zone);
    var date = local.toLocalDate();
    int second = local.toLocalTime().toSecondOfDay();
    boolean in =
        days.stream().anyMatch(one -> !date.isBefore(one.first()) && !date.isAfter(one.last()))
            || hours.stream()
                .anyMatch(
                    one ->
                        one.day() == date.getDayOfWeek()
                            && second >= one.from()
                            && second < one.to())
            || windows.stream()
                .anyMatch(one -> !instant.isBefore(one.from()) && instant.isBefore(one.to()));
    return in != only;
  }

  /** Everything that happens because of the fires of a time. */
  List<Occurrence> occurrences(List<Instant> fires, Window window) {
    var stretches = new TreeMap<Instant, List<Instant>>();
    var own = new TreeMap<Instant, Occurrence.Fire>();
    var moved = new TreeMap<Instant, Occurrence.Fire>();
    var left = new ArrayList<Occurrence.LeftOut>();
    for (var fire : fires) {
      if (isBarred(fire)) {
        var last = stretches.lastEntry();
        var start =
            last != null && isOneStretch(last.getValue().get(last.getValue().size() - 1), fire)
                ? last.getKey()
                : fire;
        stretches.computeIfAbsent(start, other -> new ArrayList<>()).add(fire);
      } else {
        own.put(fire, new Occurrence.Fire(fire, Note.NONE));
      }
    }
    for (var stretch : stretches.values()) {
      var kept = new ArrayList<Instant>();
      for (var fire : stretch) {
        var to = stretch.size() > Barred.MOST_MOVED ? null : target(fire);
        if (to == null || !window.contains(to)) {
          kept.add(fire);
        } else {
          moved.putIfAbsent(to, new Occurrence.Fire(to, Note.CALENDAR_MOVED, fire));
        }
      }
      if (!kept.isEmpty()) {
        left.add(new Occurrence.LeftOut(kept.get(kept.size() - 1), kept.get(0), kept.size()));
      }
    }
    moved.keySet().removeAll(own.keySet());
    own.putAll(moved);
    return Stream.<Occurrence>concat(left.stream(), own.values().stream())
        .sorted(Comparator.comparing(Occurrence::at))
        .toList();
  }

  private boolean isOneStretch(Instant last, Instant fire) {
    if (!date(last).equals(date(fire))) {
      return false;
    }
    for (var at = last; at.isBefore(fire); at = at.plusSeconds(60)) {
      if (!isBarred(at.truncatedTo(ChronoUnit.MINUTES))) {
        return false;
      }
    }
    return isBarred(fire);
  }

  private Instant target(Instant fire) {
    if (rule == CalendarRule.SKIP) {
      return null;
    }
    for (int i = 1; i <= 31; i++) {
      var to = fire.atZone(zone).plusDays(rule == CalendarRule.NEXT_DAY ? i : -i).toInstant();
      if (!isBarred(to)) {
        return to;
      }
    }
    return null;
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** Monday to Friday from nine to five. */
  static List<CalendarTimes.Hours> officeHours() {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.getValue() <= 5)
        .map(day -> new CalendarTimes.Hours(day, 9 * 3600, 17 * 3600))
        .toList();
  }
}
