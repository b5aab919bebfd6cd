// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.SourceFile;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Verdict;
import dev.dispatchee.cli.convert.xml.Element;
import dev.dispatchee.cli.convert.xml.SafeXml;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code job_scheduling_data}, version 2.0. */
public final class QuartzXml {

  private static final String ROOT = "job-scheduling-data";
  private static final Set<String> OF_A_JOB =
      Set.of("name", "group", "description", "job-class", "durability", "recover", "job-data-map");
  private static final Set<String> OF_A_TRIGGER =
      Set.of(
          "name",
          "group",
          "description",
          "job-name",
          "job-group",
          "priority",
          "calendar-name",
          "job-data-map",
          "start-time",
          "start-time-seconds-in-future",
          "end-time",
          "misfire-instruction",
          "cron-expression",
          "time-zone",
          "repeat-count",
          "repeat-interval",
          "repeat-interval-unit");

  private final Conversion conversion;
  private final List<QuartzJob> jobs = new ArrayList<>();
  private final List<QuartzTrigger> triggers = new ArrayList<>();

  private QuartzXml(Conversion conversion) {
    this.conversion = conversion;
  }

  /**
   * Converts one.
   *
   * @throws CommandFailedException if it is no such file
   */
  public static void convert(SourceFile file, Conversion conversion) {
    var root = SafeXml.read(file.name(), file.bytes());
    if (!root.name().equals(ROOT)) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE,
          "%s:%d: found <%s>, allowed: <%s>"
              .formatted(file.name(), root.line(), root.name(), ROOT));
    }
    new QuartzXml(conversion).read(root);
  }

  private void read(Element root) {
    for (var child : root.children()) {
      switch (child.name()) {
        case "schedule" -> child.children().forEach(this::scheduled);
        case "processing-directives" ->
            conversion.remark(
                Verdict.MAPS, Topic.STATE, line(child) + "processing-directives: dispatch apply");
        default ->
            conversion.remark(
                Verdict.CANNOT,
                Topic.STATE,
                line(child) + "<%s>, allowed: <schedule>".formatted(child.name()));
      }
    }
    new QuartzConverter(conversion).convert(jobs, triggers);
  }

  private void scheduled(Element element) {
    switch (element.name()) {
      case "job" -> job(element);
      case "trigger" -> element.children().forEach(this::trigger);
      default ->
          conversion.remark(
              Verdict.CANNOT,
              Topic.SCHEDULE,
              line(element) + "<%s>, allowed: <job>, <trigger>".formatted(element.name()));
    }
  }

  private void job(Element element) {
    var faults = others(element, OF_A_JOB);
    var data = data(element);
    faults.addAll(data.faults());
    jobs.add(
        new QuartzJob(
            "line " + element.line(),
            key(element, "name", "group"),
            element.text("description").orElse(""),
            element.text("job-class").orElse(""),
            isTrue(element, "durability"),
            isTrue(element, "recover"),
            Optional.empty(),
            new JobData(data.values(), faults)));
  }

  private void trigger(Element element) {
    var faults = others(element, OF_A_TRIGGER);
    var start = start(element, faults);
    var end = time(element, "end-time", faults);
    triggers.add(
        new QuartzTrigger(
            "line " + element.line(),
            key(element, "name", "group"),
            key(element, "job-name", "job-group"),
            element.text("description").orElse(""),
            timing(element, faults),
            Objects.requireNonNullElse(start, conversion.options().after()),
            start != null,
            end,
            element.text("misfire-instruction").orElse(""),
            number(element, "priority", QuartzTrigger.NORMAL_PRIORITY, faults),
            element.text("calendar-name").orElse(""),
            data(element),
            false,
            faults));
  }

  private static Timing timing(Element element, List<String> faults) {
    var zone = element.text("time-zone").orElse("");
    return switch (element.name()) {
      case "cron" -> new Timing.Cron(element.text("cron-expression").orElse(""), zone);
      case "simple" ->
          new Timing.Simple(
              number(element, "repeat-count", 0, faults),
              number(element, "repeat-interval", 0, faults));
      case "calendar-interval" ->
          new Timing.CalendarInterval(
              number(element, "repeat-interval", 0, faults),
              element.text("repeat-interval-unit").orElse("").toUpperCase(Locale.ROOT),
              zone);
      default ->
          new Timing.Other(
              "<%s>, allowed: <cron>, <simple>, <calendar-interval>".formatted(element.name()));
    };
  }

  private @Nullable Instant start(Element element, List<String> faults) {
    if (element.child("start-time-seconds-in-future").isPresent()) {
      faults.add(
          line(element)
              + "start-time-seconds-in-future is counted from when Quartz has read it; start-time"
              + " could be converted");
    }
    return time(element, "start-time", faults);
  }

  // Without an offset it is meant in the zone of the JVM.
  private @Nullable Instant time(Element element, String name, List<String> faults) {
    var text = element.text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException local) {
      return local(line(element) + name, text.get(), faults);
    }
  }

  private @Nullable Instant local(String place, String text, List<String> faults) {
    try {
      var zone = Objects.requireNonNullElse(conversion.options().zone(), ZoneId.of("UTC"));
      var instant = LocalDateTime.parse(text).atZone(zone).toInstant();
      if (conversion.options().zone() == null) {
        conversion.remark(
            Verdict.DIFFERS,
            Topic.ZONE,
            place + ": no zone is given; UTC is taken. If Quartz runs elsewhere: --zone");
      }
      return instant;
    } catch (DateTimeException wrong) {
      faults.add(
          "%s: found '%s', allowed: a date and time as in XML, 2026-05-01T02:30:00"
              .formatted(place, text));
      return null;
    }
  }

  private static JobData data(Element element) {
    var values = new LinkedHashMap<String, String>();
    var faults = new ArrayList<String>();
    for (var map : element.children("job-data-map")) {
      for (var entry : map.children()) {
        var key = entry.text("key");
        if (!entry.name().equals("entry") || key.isEmpty()) {
          faults.add(line(entry) + "an entry of the job data has no key");
        } else if (values.put(key.get(), entry.text("value").orElse("")) != null) {
          faults.add(line(entry) + "a key of the job data is there twice");
        }
      }
    }
    return new JobData(values, faults);
  }

  private static Key key(Element element, String name, String group) {
    return new Key(element.text(group).orElse(Key.DEFAULT_GROUP), element.text(name).orElse(""));
  }

  private static boolean isTrue(Element element, String name) {
    return element.text(name).filter(text -> text.equals("true") || text.equals("1")).isPresent();
  }

  private static long number(Element element, String name, long other, List<String> faults) {
    var text = element.text(name);
    if (text.isEmpty()) {
      return other;
    }
    try {
      return Long.parseLong(text.get());
    } catch (NumberFormatException none) {
      faults.add("%s%s: found '%s', allowed: a number".formatted(line(element), name, text.get()));
      return other;
    }
  }

  private static List<String> others(Element element, Set<String> allowed) {
    var faults = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var child : element.children()) {
      if (!allowed.contains(child.name())) {
        faults.add(line(child) + "<%s> has no meaning here".formatted(child.name()));
      } else if (!seen.add(child.name())) {
        faults.add(line(child) + "<%s> is there twice".formatted(child.name()));
      }
    }
    return faults;
  }

  private static String line(Element element) {
    return "line " + element.line() + ": ";
  }
}
