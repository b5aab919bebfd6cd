// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.convert.fires.ForeignFires;
import dev.dispatchee.cli.convert.fires.RateFires;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.impl.triggers.AbstractTrigger;
import org.quartz.impl.triggers.CalendarIntervalTriggerImpl;
import org.quartz.impl.triggers.SimpleTriggerImpl;

/** The rules that are written down here, against the triggers of Quartz. */
class QuartzTriggersTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int FIRES = 50;

  private final Random random = new Random(7);

  @Test
  void countsFixedRatesAsQuartzDoes() {
    for (int i = 0; i < 300; i++) {
      var trigger = new SimpleTriggerImpl();
      var start = someInstant();
      long millis = random.nextLong(1, 100_000_000);
      int repeats = random.nextBoolean() ? -1 : random.nextInt(0, 40);
      trigger.setStartTime(Date.from(start));
      trigger.setRepeatInterval(millis);
      trigger.setRepeatCount(repeats);
      var end = random.nextBoolean() ? null : start.plusMillis(random.nextLong(1, 100 * millis));
      trigger.setEndTime(end == null ? null : Date.from(end));

      var ours =
          new RateFires(
              "Quartz",
              start,
              Duration.ofMillis(millis),
              repeats < 0 ? -1 : repeats + 1,
              // Quartz does not fire at the end itself.
              end == null ? null : end.minusMillis(1));
      assertThat(ours.some(start.minusMillis(1), Instant.MAX, FIRES))
          .isEqualTo(fires(trigger, start));
    }
  }

  @Test
  void countsDaysAndMonthsAsQuartzDoes() {
    for (int i = 0; i < 300; i++) {
      var unit =
          List.of(IntervalUnit.DAY, IntervalUnit.WEEK, IntervalUnit.MONTH, IntervalUnit.YEAR)
              .get(random.nextInt(4));
      var start = someInstant().truncatedTo(ChronoUnit.SECONDS);
      if (start.atZone(BERLIN).getDayOfMonth() > 28
          || CalendarFires.isMovedByClocks(start.atZone(BERLIN).toLocalTime(), BERLIN, start)) {
        continue;
      }
      int interval = unit == IntervalUnit.MONTH ? List.of(1, 2, 3, 4, 6).get(random.nextInt(5)) : 1;
      var trigger = new CalendarIntervalTriggerImpl();
      trigger.setStartTime(Date.from(start));
      trigger.setTimeZone(TimeZone.getTimeZone(BERLIN));
      trigger.setRepeatInterval(interval);
      trigger.setRepeatIntervalUnit(unit);

      ForeignFires ours = CalendarFires.of(start, interval, unit.name(), BERLIN).orElseThrow();
      assertThat(ours.some(start.minusMillis(1), Instant.MAX, FIRES))
          .as("every %d %s from %s", interval, unit, start)
          .isEqualTo(fires(trigger, start));
    }
  }

  private Instant someInstant() {
    return Instant.parse("2026-01-01T00:00:00Z").plusMillis(random.nextLong(40_000_000_000L));
  }

  private static List<Instant> fires(AbstractTrigger<?> trigger, Instant start) {
    var fires = new ArrayList<Instant>();
    var next = trigger.getFireTimeAfter(Date.from(start.minusMillis(1)));
    while (next != null && fires.size() < FIRES) {
      fires.add(next.toInstant());
      next = trigger.getFireTimeAfter(next);
    }
    return fires;
  }
}
