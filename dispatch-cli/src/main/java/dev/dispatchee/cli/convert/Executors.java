// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Gives jobs their executors and settings, as the map file says. */
final class Executors {

  private static final int MOST = 200;
  private static final int LONGEST_KEY = 200;
  private static final int LARGEST = 64 * 1024;

  private final ExecutorMap map;
  private final Set<String> unknown = new LinkedHashSet<>();

  Executors(ExecutorMap map) {
    this.map = map;
  }

  /** Work for which the map file has no entry, in the order in which it was found. */
  Set<String> unknown() {
    return unknown;
  }

  void give(Job job, Work work) {
    var found = map.find(work.name());
    if (found.isEmpty()) {
      unknown.add(work.name());
      job.cannot(
          Topic.EXECUTOR,
          "the map file has no entry for '%s', so that there is no trigger".formatted(work.name()));
      return;
    }
    var entry = found.get();
    job.override(entry.trigger(), entry.accepts());
    job.set("dispatchTaskExecutorType", entry.to());
    job.maps(Topic.EXECUTOR, "%s -> executor %s".formatted(work.name(), entry.to()));
    settings(job, work, entry);
  }

  private static void settings(Job job, Work work, ExecutorEntry entry) {
    var template = new Template(work);
    var settings = new LinkedHashMap<String, String>();
    entry.settings().forEach((key, text) -> settings.put(key, template.fill(text)));
    for (var unknown : template.unknown()) {
      job.cannot(
          Topic.DATA, "the map file names {%s}, and the job has no such value".formatted(unknown));
    }
    var left = new TreeSet<>(work.data().keySet());
    left.removeAll(template.used());
    if (entry.passesData()) {
      left.forEach(key -> settings.putIfAbsent(key, work.data().getOrDefault(key, "")));
      left.removeIf(key -> Objects.equals(settings.get(key), work.data().get(key)));
    }
    if (!left.isEmpty()) {
      job.differs(Topic.DATA, "not passed on, as the map file says: " + String.join(", ", left));
    }
    if (fits(job, settings) && !settings.isEmpty()) {
      job.set("dispatchTaskSettings", settings);
      job.maps(Topic.DATA, "settings " + String.join(", ", settings.keySet()));
    }
  }

  private static boolean fits(Job job, Map<String, String> settings) {
    long size = 0;
    for (var setting : settings.entrySet()) {
      size += bytes(setting.getKey()) + bytes(setting.getValue());
      if (setting.getKey().length() > LONGEST_KEY) {
        job.cannot(
            Topic.DATA,
            "a key has %d characters, allowed: %d"
                .formatted(setting.getKey().length(), LONGEST_KEY));
        return false;
      }
    }
    if (settings.size() > MOST || size > LARGEST) {
      job.cannot(
          Topic.DATA,
          "%d settings of %d bytes, allowed: %d of %d"
              .formatted(settings.size(), size, MOST, LARGEST));
      return false;
    }
    return true;
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
