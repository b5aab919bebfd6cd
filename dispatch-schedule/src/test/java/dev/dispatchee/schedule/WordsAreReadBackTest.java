// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has nothing but the words comes to the same fires. */
class WordsAreReadBackTest {

  private static final int COUNT = Integer.getInteger("schedule.words", 10_000);
  private static final LocalDate START = LocalDate.of(2025, 4, 1);
  private static final LocalDate END = START.plusYears(12);
  private static final int DATES = 60;

  private final RandomExpressions expressions =
      new RandomExpressions(Seed.random(WordsAreReadBackTest.class));

  @Test
  void meanTheFires() {
    int read = 0;
    for (int i = 0; read < COUNT; i++) {
      var text =
          switch (i % 3) {
            case 0 -> expressions.quartz();
            case 1 -> expressions.unix();
            default -> expressions.mixed();
          };
      try {
        check(text, CronExpression.parse(text).describe());
        read++;
      } catch (NeverFiresException never) {
        // No words for it.
      }
    }
  }

  private static void check(String text, String words) {
    Reading reading;
    try {
      reading = read(words);
    } catch (IllegalArgumentException unreadable) {
      throw new AssertionError("%s: %s".formatted(text, words), unreadable);
    }
    var schedule = Times.utc(text);
    var dates = dates(schedule);
    assertThat(dates).as("%s: %s", text, words).isEqualTo(dates(reading));
    if (!dates.isEmpty()) {
      assertThat(times(schedule, dates.get(0)))
          .as("%s: %s", text, words)
          .isEqualTo(reading.times());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "At 00:00 on the 31st of every month",
        "At 00:00 on the 15th and the 30th of every month",
        "At 00:00 on the 5th Monday of every month",
        "At 00:00 on the 31st last day of every March and April",
        "At 00:00 on the 29th of every February",
        "Between 09:00 and 17:00",
        "Every 5 minutes, sometimes",
        "At 00:00 every Monday, Friday",
      })
  void areNotReadWhereTheyLeaveSomethingOpen(String words) {
    assertThatThrownBy(() -> read(words)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Reading read(String words) {
    var phrases = new Phrases(words);
    var times = new TimeReader(phrases).read();
    if (phrases.isOver()) {
      return new Reading(times, date -> true);
    }
    phrases.need(",? ");
    var dates = new DayReader(phrases).read();
    if (!phrases.isOver()) {
      phrases.need("nothing more");
    }
    return new Reading(times, dates);
  }

  private static List<LocalDate> dates(Reading reading) {
    return START.datesUntil(END).filter(reading.dates()).limit(DATES).toList();
  }

  private static List<LocalDate> dates(Schedule schedule) {
    var dates = new ArrayList<LocalDate>();
    var next = schedule.nextFire(midnight(START).minusSeconds(1));
    while (next.isPresent() && next.get().isBefore(midnight(END)) && dates.size() < DATES) {
      var date = LocalDate.ofInstant(next.get(), ZoneOffset.UTC);
      dates.add(date);
      next = schedule.nextFire(midnight(date.plusDays(1)).minusSeconds(1));
    }
    return dates;
  }

  private static BitSet times(Schedule schedule, LocalDate date) {
    var times = new BitSet();
    schedule
        .walk(midnight(date).minusSeconds(1))
        .map(Occurrence::at)
        .takeWhile(at -> at.isBefore(midnight(date.plusDays(1))))
        .forEach(at -> times.set((int) (at.getEpochSecond() % 86_400)));
    return times;
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
