// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Puts a recurrence rule into English words, with what its start fills in. */
final class RecurrenceWords {

  private static final int MOST_TIMES = 6;
  private static final int MONDAY = 1;

  private final RecurrenceParts parts;
  private final LocalDateTime start;

  RecurrenceWords(RecurrenceParts parts, LocalDateTime start) {
    this.parts = parts;
    this.start = start;
  }

  String text() {
    var words = new ArrayList<String>();
    words.add(every());
    words.addAll(days());
    words.add(times());
    if (parts.has(RecurrencePart.BYSETPOS)) {
      words.add(
          "of these only the %s of each %s"
              .formatted(
                  join(RecurrencePart.BYSETPOS, RecurrenceWords::ordinal),
                  parts.frequency().unit()));
    }
    if (parts.weekStart() != MONDAY) {
      words.add("weeks begin on " + weekday(parts.weekStart()));
    }
    var count = parts.count();
    if (count != null) {
      words.add(count == 1 ? "once" : count + " times");
    }
    words.add(until());
    words.removeIf(String::isEmpty);
    return String.join(", ", words);
  }

  private String every() {
    var unit = parts.frequency().unit();
    return parts.interval() == 1
        ? "Every " + unit
        : "Every %d %ss".formatted(parts.interval(), unit);
  }

  private String until() {
    if (parts.until() instanceof Until.At at) {
      return "until " + at.instant();
    }
    return parts.until() instanceof Until.Local local ? "until " + local.clock() : "";
  }

  private List<String> days() {
    var words = new ArrayList<String>();
    words.add(phrase("in %s", RecurrencePart.BYMONTH, RecurrenceWords::month));
    words.add(
        phrase("in the %s week of the year", RecurrencePart.BYWEEKNO, RecurrenceWords::ordinal));
    words.add(
        phrase("on the %s day of the year", RecurrencePart.BYYEARDAY, RecurrenceWords::ordinal));
    words.add(
        phrase("on the %s day of the month", RecurrencePart.BYMONTHDAY, RecurrenceWords::ordinal));
    if (!parts.days().isEmpty()) {
      words.add("on " + Listing.join(parts.days().stream().map(this::day).toList(), "and"));
    }
    words.removeIf(String::isEmpty);
    var ofStart = ofStart();
    if (!ofStart.isEmpty()) {
      words.add(ofStart);
    }
    return words;
  }

  private String ofStart() {
    boolean open =
        parts.days().isEmpty()
            && !parts.has(RecurrencePart.BYMONTHDAY)
            && !parts.has(RecurrencePart.BYYEARDAY);
    if (!open) {
      return "";
    }
    boolean inWeek = parts.frequency() == Frequency.WEEKLY || parts.has(RecurrencePart.BYWEEKNO);
    if (inWeek) {
      return "on " + weekday(start.getDayOfWeek().getValue());
    }
    var day = "on the " + Listing.ordinal(start.getDayOfMonth());
    return switch (parts.frequency()) {
      case MONTHLY -> day;
      case YEARLY ->
          parts.has(RecurrencePart.BYMONTH) ? day : day + " of " + month(start.getMonthValue());
      default -> "";
    };
  }

  private String times() {
    long hours = parts.bits(RecurrencePart.BYHOUR, start.getHour());
    long minutes = parts.bits(RecurrencePart.BYMINUTE, start.getMinute());
    long seconds = parts.bits(RecurrencePart.BYSECOND, start.getSecond());
    var times = new ClockTimes(hours, minutes, seconds);
    if (parts.frequency().isWithinDay() || times.count() > MOST_TIMES) {
      return String.join(", ", fields());
    }
    var clocks = new ArrayList<String>();
    for (int i = 0; i < times.count(); i++) {
      clocks.add(clock(times.nth(i)));
    }
    return "at " + Listing.join(clocks, "and");
  }

  private List<String> fields() {
    var words = new ArrayList<String>();
    var unit = parts.frequency();
    words.add(phrase("in hour %s", RecurrencePart.BYHOUR, Integer::toString));
    if (parts.has(RecurrencePart.BYMINUTE) || unit.compareTo(Frequency.HOURLY) >= 0) {
      words.add("at minute " + orStart(RecurrencePart.BYMINUTE, start.getMinute()));
    }
    if (parts.has(RecurrencePart.BYSECOND) || unit.compareTo(Frequency.MINUTELY) >= 0) {
      words.add("at second " + orStart(RecurrencePart.BYSECOND, start.getSecond()));
    }
    words.removeIf(String::isEmpty);
    return words;
  }

  private String orStart(RecurrencePart part, int ofStart) {
    return parts.has(part) ? join(part, Integer::toString) : Integer.toString(ofStart);
  }

  private String phrase(String format, RecurrencePart part, IntFunction<String> name) {
    return parts.has(part) ? format.formatted(join(part, name)) : "";
  }

  private String join(RecurrencePart part, IntFunction<String> name) {
    return Listing.join(parts.numbers(part).stream().sorted().map(name::apply).toList(), "and");
  }

  private String day(NthDay day) {
    if (day.nth() == 0) {
      return weekday(day.weekday());
    }
    boolean inMonth = parts.frequency() == Frequency.MONTHLY || parts.has(RecurrencePart.BYMONTH);
    return "the %s %s of the %s"
        .formatted(ordinal(day.nth()), weekday(day.weekday()), inMonth ? "month" : "year");
  }

  private static String clock(int secondOfDay) {
    int second = secondOfDay % 60;
    return "%02d:%02d%s"
        .formatted(
            secondOfDay / 3600,
            secondOfDay / 60 % 60,
            second == 0 ? "" : ":%02d".formatted(second));
  }

  private static String ordinal(int number) {
    if (number > 0) {
      return Listing.ordinal(number);
    }
    return number == -1 ? "last" : Listing.ordinal(-number) + " last";
  }

  private static String weekday(int weekday) {
    return DayOfWeek.of(weekday).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
