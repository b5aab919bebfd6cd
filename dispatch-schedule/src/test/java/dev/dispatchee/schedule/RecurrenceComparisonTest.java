// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.junit.jupiter.api.Test;

/** Random recurrence rules, against lib-recur. Each difference has its name. */
class RecurrenceComparisonTest {

  private static final int COUNT = Integer.getInteger("schedule.recurrences", 4_000);
  private static final int TIMES = 40;
  private static final int YEARS = 9;
  private static final Pattern NUMBERED = Pattern.compile("[0-9](MO|TU|WE|TH|FR|SA|SU)");

  /** Why lib-recur may say something else. */
  private enum Difference {
    /** It stops after a thousand periods without anything, or at a fault of its own. */
    GIVES_UP,
    /** Days of the month in a year without BYMONTH are to it those of the start's month alone. */
    ONE_MONTH_OF_THE_YEAR,
    /** BYSETPOS counts what comes after the start in the first year, and not the whole of it. */
    FIRST_YEAR_COUNTS_FROM_THE_START,
    /** Of weeks that are cut by months it takes days that the rule does not name. */
    WEEKS_CUT_BY_MONTHS
  }

  private final Random random = Seed.random(RecurrenceComparisonTest.class);
  private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);

  @Test
  void comesWhenLibRecurSays() throws InvalidRecurrenceRuleException {
    var rules = new RandomRecurrences(random);
    for (int i = 0; i < COUNT; i++) {
      var frequency = Frequency.values()[i % Frequency.values().length];
      var start = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(3 * 365 * 24 * 60));
      compare(rules.of(frequency), start.withSecond(random.nextInt(60)));
    }
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "{0} compared, named differences: {1}", COUNT, differences);
    // They are few, so the comparison is one; what it gives up on is compared up to there.
    assertThat(differences.getOrDefault(Difference.GIVES_UP, 0)).isLessThan(COUNT / 3);
    differences.remove(Difference.GIVES_UP);
    assertThat(differences.values()).allMatch(count -> count < COUNT / 10);
  }

  private void compare(String text, LocalDateTime start) throws InvalidRecurrenceRuleException {
    var theirs = new Theirs(sayingAllMonths(text), start);
    var ours = ours(text, start);
    var what = "%s from %s".formatted(text, start);
    if (theirs.gaveUp) {
      differences.merge(Difference.GIVES_UP, 1, Integer::sum);
      assertThat(theirs.found).as(what).isEqualTo(ours.subList(0, theirs.found.size()));
    } else if (text.contains("BYWEEKNO=") && text.contains("BYMONTH=")) {
      differences.merge(Difference.WEEKS_CUT_BY_MONTHS, 1, Integer::sum);
      assertThat(ours).as(what).allMatch(time -> !time.isBefore(start));
    } else if (ofTheMonthToo(text)) {
      assertThat(ours).as(what).allMatch(time -> !time.isBefore(start));
    } else if (text.contains("FREQ=YEARLY") && text.contains("BYSETPOS")) {
      differences.merge(Difference.FIRST_YEAR_COUNTS_FROM_THE_START, 1, Integer::sum);
      var later = after(start.getYear(), ours);
      var theirLater = after(start.getYear(), theirs.found);
      int size = Math.min(later.size(), theirLater.size());
      assertThat(later.subList(0, size)).as(what).isEqualTo(theirLater.subList(0, size));
    } else {
      assertThat(ours).as(what).isEqualTo(theirs.found);
    }
  }

  private static List<LocalDateTime> after(int year, List<LocalDateTime> times) {
    return times.stream().filter(time -> time.getYear() > year).toList();
  }

  /** Whether to say all months would change what a number before a day of the week counts. */
  private static boolean ofTheMonthToo(String text) {
    return isOfAllMonths(text) && NUMBERED.matcher(text).find();
  }

  private static boolean isOfAllMonths(String text) {
    return text.contains("FREQ=YEARLY")
        && text.contains("BYMONTHDAY=")
        && !text.contains("BYMONTH=")
        && !text.contains("BYYEARDAY=")
        && !text.contains("BYWEEKNO=");
  }

  private String sayingAllMonths(String text) {
    if (!isOfAllMonths(text)) {
      return text;
    }
    differences.merge(Difference.ONE_MONTH_OF_THE_YEAR, 1, Integer::sum);
    return text + ";BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12";
  }

  private static List<LocalDateTime> ours(String text, LocalDateTime start) {
    var times =
        RecurrenceRule.parse(text).localTimes(start.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    var found = new ArrayList<LocalDateTime>();
    long end = start.plusYears(YEARS).toEpochSecond(ZoneOffset.UTC);
    long next = times.next(0);
    while (next < end && found.size() < TIMES) {
      found.add(LocalDateTime.ofEpochSecond(next, 0, ZoneOffset.UTC));
      next = times.next(next + 1);
    }
    return found;
  }

  private static final class Theirs {

    private final List<LocalDateTime> found = new ArrayList<>();
    private boolean gaveUp;

    Theirs(String text, LocalDateTime start) throws InvalidRecurrenceRuleException {
      var rule = new org.dmfs.rfc5545.recur.RecurrenceRule(text);
      try {
        var iterator = rule.iterator(date(start));
        while (iterator.hasNext() && found.size() < TIMES) {
          var next = local(iterator.nextDateTime());
          if (!next.isBefore(start.plusYears(YEARS))) {
            return;
          }
          found.add(next);
        }
      } catch (IllegalArgumentException
          | IllegalStateException
          | IndexOutOfBoundsException stopped) {
        gaveUp = true;
      }
    }

    private static DateTime date(LocalDateTime local) {
      return new DateTime(
          local.getYear(),
          local.getMonthValue() - 1,
          local.getDayOfMonth(),
          local.getHour(),
          local.getMinute(),
          local.getSecond());
    }

    private static LocalDateTime local(DateTime date) {
      return LocalDateTime.of(
          date.getYear(),
          date.getMonth() + 1,
          date.getDayOfMonth(),
          date.getHours(),
          date.getMinutes(),
          date.getSeconds());
    }
  }
}
