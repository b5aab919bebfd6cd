// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import dev.dispatchee.cli.convert.ConversionOptions;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.JobSchedule;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Zones;
import dev.dispatchee.cli.convert.fires.QuartzFires;
import dev.dispatchee.cli.convert.fires.RateFires;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives a job the schedule of its trigger, with what becomes of times that passed. */
final class QuartzSchedule {

  private static final String ENGINE = "Quartz";
  private static final int LAST_DAY_OF_EACH_MONTH = 28;

  private final Job job;
  private final QuartzTrigger trigger;
  private final ConversionOptions options;
  private final JobSchedule schedule;

  QuartzSchedule(Job job, QuartzTrigger trigger, ConversionOptions options) {
    this.job = job;
    this.trigger = trigger;
    this.options = options;
    this.schedule = new JobSchedule(job, options);
  }

  void convert() {
    if (trigger.timing() instanceof Timing.Cron cron) {
      cron(cron);
    } else if (trigger.timing() instanceof Timing.Simple simple) {
      simple(simple);
    } else if (trigger.timing() instanceof Timing.CalendarInterval interval) {
      calendarInterval(interval);
    } else if (trigger.timing() instanceof Timing.Other other) {
      job.cannot(Topic.SCHEDULE, other.words());
    }
  }

  private void cron(Timing.Cron cron) {
    var zone = Zones.of(job, cron.zone(), options);
    schedule
        .from(trigger.start())
        .cron(
            cron.expression(),
            cron.expression().strip(),
            zone,
            QuartzFires.of(ENGINE, cron.expression(), zone));
    schedule.window(later(trigger.start()), trigger.end());
    misfire("FIRE_ONCE");
  }

  private void simple(Timing.Simple simple) {
    if (!trigger.isStartKnown() && simple.repeats() >= 0) {
      job.cannot(
          Topic.SCHEDULE,
          "it fires %d times from when Quartz has read it; with a start-time it could be converted"
              .formatted(simple.repeats() + 1));
      return;
    }
    if (simple.repeats() == 0) {
      schedule.once(trigger.start());
      misfire("FIRE_ONCE");
      return;
    }
    if (simple.millis() < 1 || simple.repeats() < -1) {
      job.cannot(
          Topic.SCHEDULE,
          "it repeats %d times, every %d milliseconds"
              .formatted(simple.repeats(), simple.millis()));
      return;
    }
    rate(Duration.ofMillis(simple.millis()), simple.repeats());
    misfire(simple.repeats() < 0 ? "SKIP" : "FIRE_ONCE");
  }

  private void rate(Duration interval, long repeats) {
    if (!trigger.isStartKnown()) {
      if (schedule.interval(interval, null, trigger.end(), null)) {
        job.differs(
            Topic.SCHEDULE,
            "it is counted from when Quartz has read it there, and from its first activation here");
      }
      return;
    }
    var fires =
        new RateFires(
            ENGINE, trigger.start(), interval, repeats < 0 ? -1 : repeats + 1, trigger.end());
    schedule.interval(interval, trigger.start(), end(interval, repeats), fires);
  }

  private @Nullable Instant end(Duration interval, long repeats) {
    if (repeats < 0) {
      return trigger.end();
    }
    try {
      var last = trigger.start().plus(interval.multipliedBy(repeats));
      var end = trigger.end();
      return end != null && end.isBefore(last) ? end : last;
    } catch (ArithmeticException | DateTimeException beyond) {
      return trigger.end();
    }
  }

  private void calendarInterval(Timing.CalendarInterval every) {
    var unit = every.unit().toUpperCase(Locale.ROOT);
    var fixed =
        switch (unit) {
          case "SECOND" -> Duration.ofSeconds(1);
          case "MINUTE" -> Duration.ofMinutes(1);
          case "HOUR" -> Duration.ofHours(1);
          default -> Duration.ZERO;
        };
    if (every.interval() < 1 || every.interval() > Integer.MAX_VALUE) {
      job.cannot(Topic.SCHEDULE, "every %d of %s".formatted(every.interval(), unit));
    } else if (!fixed.isZero()) {
      rate(fixed.multipliedBy(every.interval()), -1);
    } else if (!trigger.isStartKnown()) {
      job.cannot(
          Topic.SCHEDULE,
          "every %d of %s from when Quartz has read it; with a start-time it could be converted"
              .formatted(every.interval(), unit));
    } else {
      days(every, unit);
    }
    misfire("FIRE_ONCE");
  }

  private void days(Timing.CalendarInterval every, String unit) {
    var zone = Zones.of(job, every.zone(), options);
    var first = trigger.start().atZone(zone).toLocalDateTime();
    var days = days(first, every.interval(), unit);
    if (days.isEmpty()) {
      job.cannot(
          Topic.SCHEDULE,
          "every %d of %s from %s: no cron expression has these days"
              .formatted(every.interval(), unit, first));
      return;
    }
    var expression =
        "%d %d %d %s".formatted(first.getSecond(), first.getMinute(), first.getHour(), days.get());
    schedule
        .from(trigger.start())
        .cron(
            "every %d of %s from %s".formatted(every.interval(), unit, first),
            expression,
            zone,
            CalendarFires.of(trigger.start(), every.interval(), unit, zone));
    if (CalendarFires.isMovedByClocks(first.toLocalTime(), zone, trigger.start())) {
      job.differs(
          Topic.SCHEDULE,
          "the clock of %s leaves out or repeats %s at times; Quartz then goes on at another hour"
              .formatted(zone, first.toLocalTime()));
    }
    schedule.window(trigger.start(), trigger.end());
  }

  private static Optional<String> days(LocalDateTime first, long interval, String unit) {
    boolean isInEachMonth = first.getDayOfMonth() <= LAST_DAY_OF_EACH_MONTH;
    if (unit.equals("DAY") && interval == 1) {
      return Optional.of("* * ?");
    }
    if (unit.equals("WEEK") && interval == 1) {
      return Optional.of("? * " + first.getDayOfWeek().name().substring(0, 3));
    }
    if (unit.equals("MONTH") && 12 % interval == 0 && isInEachMonth) {
      return Optional.of(
          "%d %s ?".formatted(first.getDayOfMonth(), months(first.getMonthValue(), interval)));
    }
    return unit.equals("YEAR") && interval == 1 && isInEachMonth
        ? Optional.of("%d %d ?".formatted(first.getDayOfMonth(), first.getMonthValue()))
        : Optional.empty();
  }

  private static String months(int first, long interval) {
    return interval == 1
        ? "*"
        : IntStream.rangeClosed(1, 12)
            .filter(month -> (month - first) % interval == 0)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
  }

  // What has passed makes no difference to an expression.
  private @Nullable Instant later(Instant start) {
    return start.isAfter(options.after()) ? start : null;
  }

  private void misfire(String smart) {
    var found = trigger.misfire();
    var name = found.replace("MISFIRE_INSTRUCTION_", "");
    switch (name) {
      case "", "SMART_POLICY" -> misfire(found.isEmpty() ? "SMART_POLICY" : found, smart);
      case "IGNORE_MISFIRE_POLICY" -> misfire(found, "FIRE_ALL");
      case "FIRE_ONCE_NOW", "FIRE_NOW" -> misfire(found, "FIRE_ONCE");
      case "DO_NOTHING",
          "RESCHEDULE_NEXT_WITH_EXISTING_COUNT",
          "RESCHEDULE_NEXT_WITH_REMAINING_COUNT" ->
          misfire(found, "SKIP");
      case "RESCHEDULE_NOW_WITH_EXISTING_REPEAT_COUNT",
          "RESCHEDULE_NOW_WITH_REMAINING_REPEAT_COUNT" -> {
        job.set("misfirePolicy", "FIRE_ONCE");
        job.differs(
            Topic.MISFIRE,
            found + " -> FIRE_ONCE; the rate is counted anew from then on there, and stays here");
      }
      default -> job.cannot(Topic.MISFIRE, "found '%s', which is not known".formatted(found));
    }
  }

  private void misfire(String found, String policy) {
    job.set("misfirePolicy", policy);
    job.maps(Topic.MISFIRE, "%s -> %s".formatted(found, policy));
  }
}
