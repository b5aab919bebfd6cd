// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.convert.fires.Comparison;
import dev.dispatchee.cli.convert.fires.ForeignFires;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.InvalidCronException;
import dev.dispatchee.schedule.NeverFiresException;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a job its schedule, and compares the fires of both. */
public final class JobSchedule {

  private static final int LONGEST = 255;

  private final Job job;
  private final Instant after;

  /** Of one job. */
  public JobSchedule(Job job, ConversionOptions options) {
    this(job, options.after());
  }

  private JobSchedule(Job job, Instant after) {
    this.job = job;
    this.after = after;
  }

  /** The same, of a job that does not fire before an instant: nor are fires compared. */
  public JobSchedule from(Instant start) {
    return start.isAfter(after) ? new JobSchedule(job, start.minusMillis(1)) : this;
  }

  /**
   * Fires at the local times of an expression.
   *
   * @param found as the other has it
   * @param expression as we have it
   * @param theirs when the other fires it; empty if the other refuses it
   */
  public void cron(String found, String expression, ZoneId zone, Optional<ForeignFires> theirs) {
    if (expression.length() > LONGEST) {
      job.cannot(
          Topic.SCHEDULE,
          "'%s' becomes %d characters, allowed: %d".formatted(found, expression.length(), LONGEST));
      return;
    }
    try {
      var parsed = CronExpression.parse(expression);
      job.set("cronExpression", expression);
      job.set("timeZoneId", zone.getId());
      compare(found, parsed, zone, theirs);
    } catch (InvalidCronException | NeverFiresException refused) {
      job.cannot(Topic.SCHEDULE, "'%s': %s".formatted(found, refused.getMessage()));
    }
  }

  private void compare(
      String found, CronExpression parsed, ZoneId zone, Optional<ForeignFires> theirs) {
    var became = "'%s' -> cronExpression '%s' in %s".formatted(found, parsed, zone);
    if (theirs.isEmpty()) {
      job.differs(
          Topic.SCHEDULE, became + "; it is refused where it comes from, so that it did not fire");
      return;
    }
    var comparison =
        Comparison.best(
            theirs.get(), rule -> Schedule.cron(parsed, zone, rule, Window.always()), zone, after);
    if (comparison.rule() != DaylightSavingRule.RUN_ONCE) {
      job.set("daylightSavingRule", comparison.rule().name());
    }
    job.compared(comparison);
    if (comparison.isTheSame() && movesSeveralTimes(parsed.toString())) {
      job.differs(
          Topic.SCHEDULE,
          became
              + "; a W that moves a day loses some of several times of that day there, and none here");
    } else {
      told(became, comparison);
    }
  }

  // It loses them in some months only, which may be beyond what is compared.
  private static boolean movesSeveralTimes(String expression) {
    var fields = expression.strip().toUpperCase(Locale.ROOT).split("[ \t]+", -1);
    return fields.length > 5
        && fields[3].contains("W")
        && !(isOne(fields[0]) && isOne(fields[1]) && isOne(fields[2]));
  }

  private static boolean isOne(String field) {
    return field.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  private void told(String became, Comparison comparison) {
    if (comparison.isTheSame()) {
      job.maps(Topic.SCHEDULE, became);
    } else {
      job.differs(
          Topic.SCHEDULE,
          "%s; %s fires at other times %s"
              .formatted(
                  became,
                  comparison.engine(),
                  comparison.next().areTheSame()
                      ? "later: " + comparison.differences().get(0).occasion()
                      : "among the next " + Comparison.SHOWN));
    }
  }

  /**
   * Fires at a fixed rate.
   *
   * @param start the first fire; null: counted from the first activation
   * @param end after which there is none; null: no end
   * @param theirs when the other fires it; null: that cannot be told beforehand
   * @return whether that can be
   */
  public boolean interval(
      Duration interval,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable ForeignFires theirs) {
    if (interval.toNanosPart() != 0 || interval.toSeconds() < 1) {
      job.cannot(
          Topic.SCHEDULE,
          "every %s, allowed: a whole number of seconds, at least 1".formatted(interval));
      return false;
    }
    job.set("interval", interval.toString());
    if (start != null) {
      job.set("startDate", start.toString());
    }
    if (end != null) {
      job.set("endDate", end.toString());
    }
    var became = "every %s%s".formatted(interval, start == null ? "" : " from " + start);
    if (theirs == null || start == null) {
      job.maps(Topic.SCHEDULE, became);
      return true;
    }
    var comparison =
        Comparison.of(theirs, Schedule.interval(interval, start, new Window(start, end)), after);
    job.compared(comparison);
    told(became, comparison);
    return true;
  }

  /** Fires once. */
  public void once(Instant at) {
    job.set("runOnceDate", at.toString());
    job.maps(Topic.SCHEDULE, "once at " + at);
  }

  /** Fires within a time only. */
  public void window(@Nullable Instant start, @Nullable Instant end) {
    if (start != null) {
      job.set("startDate", start.toString());
      job.maps(Topic.WINDOW, "from " + start);
    }
    if (end != null && start != null && end.isBefore(start)) {
      job.cannot(Topic.WINDOW, "it ends at %s, before it starts at %s".formatted(end, start));
    } else if (end != null) {
      job.set("endDate", end.toString());
      job.maps(Topic.WINDOW, "until " + end);
    }
  }
}
