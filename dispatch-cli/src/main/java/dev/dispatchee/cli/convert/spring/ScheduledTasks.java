// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.spring;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.JobSchedule;
import dev.dispatchee.cli.convert.SourceFile;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Verdict;
import dev.dispatchee.cli.convert.Work;
import dev.dispatchee.cli.convert.Zones;
import dev.dispatchee.cli.convert.fires.SpringFires;
import dev.dispatchee.cli.file.JsonReader;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.Document;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the answer of {@code /actuator/scheduledtasks}. */
public final class ScheduledTasks {

  // What they came to there, which no trigger has.
  private static final Set<String> PASSED_OVER = Set.of("lastExecution", "nextExecution");
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Conversion conversion;
  private final Document document;

  private ScheduledTasks(Conversion conversion, Document document) {
    this.conversion = conversion;
    this.document = document;
  }

  /**
   * Converts one.
   *
   * @throws CommandFailedException if it is no such answer
   */
  public static void convert(SourceFile file, Conversion conversion) {
    var document = JsonReader.readOrFail(file.name(), file.text());
    if (!(document.root() instanceof Map<?, ?> root)
        || root.keySet().stream().noneMatch(ScheduledTasks::isAKind)) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE,
          file.name() + ": found no list 'cron', 'fixedRate', 'fixedDelay' or 'custom'");
    }
    var tasks = new ScheduledTasks(conversion, document);
    root.forEach((kind, list) -> tasks.all(String.valueOf(kind), list));
  }

  private static boolean isAKind(Object key) {
    return Set.of("cron", "fixedRate", "fixedDelay", "custom").contains(key);
  }

  private void all(String kind, @Nullable Object list) {
    if (!isAKind(kind)) {
      conversion.remark(
          Verdict.CANNOT,
          Topic.SCHEDULE,
          "%s: found '%s', allowed: cron, fixedRate, fixedDelay, custom"
              .formatted(place(kind), kind));
    } else if (list instanceof List<?> tasks) {
      for (int i = 0; i < tasks.size(); i++) {
        one(kind, kind + "." + i, tasks.get(i));
      }
    }
  }

  private void one(String kind, String path, @Nullable Object value) {
    var task = value instanceof Map<?, ?> map ? map : Map.of();
    var target =
        task.get("runnable") instanceof Map<?, ?> runnable
                && runnable.get("target") instanceof String named
            ? named
            : "";
    var method =
        target.substring(target.lastIndexOf('.', Math.max(target.lastIndexOf('.') - 1, 0)) + 1);
    var job = conversion.job(place(path), target, method);
    if (kind.equals("cron")) {
      cron(job, text(task.get("expression")));
    } else if (kind.equals("custom")) {
      job.cannot(
          Topic.SCHEDULE, "a trigger of the application's own code: " + text(task.get("trigger")));
    } else {
      rate(job, kind, task);
    }
    rules(job);
    others(job, task);
    conversion.give(job, new Work(target, Map.of(), Map.of("target", target, "name", method)));
  }

  private void cron(Job job, String expression) {
    var zone = Zones.of(job, null, conversion.options());
    try {
      new JobSchedule(job, conversion.options())
          .cron(expression, SpringCron.ours(expression), zone, SpringFires.of(expression, zone));
    } catch (SpringCron.UnlikeException unlike) {
      job.cannot(Topic.SCHEDULE, "'%s': %s".formatted(expression, unlike.getMessage()));
    }
    job.maps(Topic.OVERLAP, "a run that falls into another does not take place, here as there");
  }

  private void rate(Job job, String kind, Map<?, ?> task) {
    var interval = millis(job, task, "interval");
    if (interval.isZero()
        || !new JobSchedule(job, conversion.options()).interval(interval, null, null, null)) {
      if (interval.isZero()) {
        job.cannot(Topic.SCHEDULE, kind + " without an interval");
      }
      return;
    }
    if (kind.equals("fixedDelay")) {
      job.differs(
          Topic.SCHEDULE,
          "fixedDelay is counted from the end of each run there; here %s is counted from fire to"
                  .formatted(interval)
              + " fire, and a fire during a run is logged as CANCELED, OVERLAP");
    } else {
      job.differs(
          Topic.OVERLAP,
          "fires that fall into a run are made up for there; here they are logged as CANCELED,"
              + " OVERLAP");
    }
    var delay = millis(job, task, "initialDelay");
    job.differs(
        Topic.WINDOW,
        "it is counted anew from each start of the application%s there; here from the first"
                .formatted(delay.isZero() ? "" : ", " + delay + " after it,")
            + " activation, and starts of servers change nothing");
  }

  private static void rules(Job job) {
    job.set("misfirePolicy", "SKIP");
    job.maps(Topic.MISFIRE, "times that passed while it was off are passed over, as there");
    job.differs(
        Topic.NODES, "it runs in each instance of the application there, and on one node here");
  }

  private static void others(Job job, Map<?, ?> task) {
    var known = Set.of("runnable", "expression", "interval", "initialDelay", "trigger");
    for (var key : task.keySet()) {
      if (!known.contains(String.valueOf(key)) && !PASSED_OVER.contains(String.valueOf(key))) {
        job.cannot(Topic.DATA, "found '%s', which is not known".formatted(key));
      }
    }
  }

  private static Duration millis(Job job, Map<?, ?> task, String field) {
    var value = task.get(field);
    if (value == null) {
      return Duration.ZERO;
    }
    if (value instanceof BigInteger number && number.signum() >= 0 && number.compareTo(MOST) <= 0) {
      return Duration.ofMillis(number.longValue());
    }
    job.cannot(Topic.SCHEDULE, "%s: found '%s', allowed: milliseconds".formatted(field, value));
    return Duration.ZERO;
  }

  private String place(String path) {
    return document
        .place(path)
        .map(place -> "line %d, %s".formatted(place.line(), path))
        .orElse(path);
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
