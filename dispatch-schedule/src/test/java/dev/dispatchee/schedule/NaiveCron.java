// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A second reading of cron expressions to judge the first: it asks of one value after the other
 * whether the text of the field matches it. Slow, without any thought for bad input.
 */
final class NaiveCron {

  private static final List<String> MONTHS =
      List.of(
          "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern SPAN = Pattern.compile("(\\*|(\\w+)(-(\\w+))?)?(/(\\d+))?");

  private final boolean unix;
  private final List<String> fields;
  private final List<LocalTime> times;

  NaiveCron(String expression) {
    var words = new ArrayList<>(List.of(expression.toUpperCase(Locale.ROOT).split(" ")));
    unix = words.size() == 5;
    if (unix) {
      words.add(0, "0");
    }
    if (words.size() == 6) {
      words.add("*");
    }
    fields = List.copyOf(words);
    times = matchingTimes();
  }

  /** The times of day that match, in order. */
  List<LocalTime> times() {
    return times;
  }

  boolean isHourly() {
    return IntStream.range(0, 24).allMatch(hour -> plain(2, hour, 0, 23));
  }

  boolean isClockBound() {
    return !isHourly() && fields.subList(0, 3).stream().noneMatch(this::hasSpan);
  }

  private boolean hasSpan(String field) {
    return field.contains("*") || field.contains("-") || field.contains("/");
  }

  boolean matches(LocalDate date) {
    boolean ofMonth = anyItem(3, item -> isDayOfMonth(item, date));
    boolean ofWeek = anyItem(5, item -> isDayOfWeek(item, date));
    boolean either = fields.get(3).matches("[^*?/].*") && fields.get(5).matches("[^*?/].*");
    return (either ? ofMonth || ofWeek : ofMonth && ofWeek)
        && plain(4, date.getMonthValue(), 1, 12)
        && plain(6, date.getYear(), 1970, 2199);
  }

  private List<LocalTime> matchingTimes() {
    var matching = new ArrayList<LocalTime>();
    var hours = matching(24, hour -> plain(2, hour, 0, 23));
    var minutes = matching(60, minute -> plain(1, minute, 0, 59));
    var seconds = matching(60, second -> plain(0, second, 0, 59));
    for (int hour : hours) {
      for (int minute : minutes) {
        for (int second : seconds) {
          matching.add(LocalTime.of(hour, minute, second));
        }
      }
    }
    return matching;
  }

  private static int[] matching(int end, IntPredicate predicate) {
    return IntStream.range(0, end).filter(predicate).toArray();
  }

  private boolean anyItem(int field, java.util.function.Predicate<String> matches) {
    return List.of(fields.get(field).split(",")).stream().anyMatch(matches);
  }

  private boolean plain(int field, int value, int min, int max) {
    return anyItem(field, item -> inSpan(field, item, value, min, max));
  }

  private boolean isDayOfMonth(String item, LocalDate date) {
    int day = date.getDayOfMonth();
    int length = date.lengthOfMonth();
    if (item.equals("?")) {
      return true;
    }
    if (item.startsWith("L")) {
      var before = item.replace("L", "").replace("W", "").replace("-", "");
      int wanted = length - (before.isEmpty() ? 0 : Integer.parseInt(before));
      return wanted >= 1 && day == (item.endsWith("W") ? nearest(date, wanted) : wanted);
    }
    if (item.endsWith("W")) {
      int wanted = Integer.parseInt(item.replace("W", ""));
      return wanted <= length && day == nearest(date, wanted);
    }
    return inSpan(3, item, day, 1, 31);
  }

  private static int nearest(LocalDate month, int day) {
    return IntStream.rangeClosed(1, month.lengthOfMonth())
        .filter(other -> month.withDayOfMonth(other).getDayOfWeek().getValue() <= 5)
        .boxed()
        .min(Comparator.comparing(other -> Math.abs(other - day)))
        .orElseThrow();
  }

  private boolean isDayOfWeek(String item, LocalDate date) {
    int fromSunday = date.getDayOfWeek().getValue() % 7;
    int day = date.getDayOfMonth();
    if (item.equals("?")) {
      return true;
    }
    if (item.equals("L")) {
      return fromSunday == 6;
    }
    if (item.endsWith("L")) {
      return weekday(item.replace("L", "")) == fromSunday && day + 7 > date.lengthOfMonth();
    }
    if (item.contains("#")) {
      var halves = item.split("#");
      return weekday(halves[0]) == fromSunday && (day + 6) / 7 == Integer.parseInt(halves[1]);
    }
    return unix ? inUnixWeek(item, fromSunday) : inSpan(5, item, fromSunday + 1, 1, 7);
  }

  private int weekday(String text) {
    int named = DAYS.indexOf(text);
    return named >= 0 ? named : (Integer.parseInt(text) + (unix ? 0 : 6)) % 7;
  }

  private boolean inUnixWeek(String item, int fromSunday) {
    var named = item;
    for (int day = 0; day < 7; day++) {
      named = named.replace(DAYS.get(day), Integer.toString(day));
    }
    // Ranges that go over the end of the week do so from Saturday to Sunday, which is there once.
    if (named.matches("(\\d)-(\\d)(/\\d)?") && named.charAt(0) > named.charAt(2)) {
      return inSpan(5, named.replaceFirst("^7", "0"), fromSunday, 0, 6);
    }
    return inSpan(5, named, fromSunday, 0, 7) || fromSunday == 0 && inSpan(5, named, 7, 0, 7);
  }

  private static boolean inSpan(int field, String item, int value, int min, int max) {
    var span = SPAN.matcher(item);
    if (!span.matches()) {
      return false;
    }
    int step = span.group(6) == null ? 1 : Integer.parseInt(span.group(6));
    int from = span.group(2) == null ? min : number(field, span.group(2));
    int to = from;
    if (span.group(4) != null) {
      to = number(field, span.group(4));
    } else if (span.group(2) == null || span.group(6) != null) {
      to = max;
    }
    int walked = 0;
    int at = from;
    while (at != to) {
      if (at == value && walked % step == 0) {
        return true;
      }
      at = at == max && to < from ? min : at + 1;
      walked++;
    }
    return at == value && walked % step == 0;
  }

  private static int number(int field, String text) {
    var names = field == 4 ? MONTHS : DAYS;
    int named = names.indexOf(text);
    return named < 0 ? Integer.parseInt(text) : named + (field == 5 ? 1 : 0);
  }
}
