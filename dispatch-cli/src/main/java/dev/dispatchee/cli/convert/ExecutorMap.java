// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.Document;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executor does here what a job does there, as a file of the user says. The first entry that
 * suits counts.
 *
 * @param entries in the order of the file
 */
public record ExecutorMap(List<ExecutorEntry> entries) {

  private static final Set<String> OF_AN_ENTRY =
      Set.of("from", "to", "settings", "data", "shell", "trigger", "accept");
  private static final Set<String> OF_A_TRIGGER =
      Set.of(
          "access",
          "canceledLogLimit",
          "canceledLogRetention",
          "concurrencyGroup",
          "daylightSavingRule",
          "dispatchTaskClusterMode",
          "failedLogLimit",
          "failedLogRetention",
          "labels",
          "logLimit",
          "logRetention",
          "maxAttempts",
          "misfirePolicy",
          "overlapAllowed",
          "pauseAfterFailures",
          "priority",
          "rateLimit",
          "rateWindow",
          "requestsRecovery",
          "retryDelay",
          "retryMaxDelay",
          "startJitter",
          "successfulLogLimit",
          "timeout");

  /** Copies the list. */
  public ExecutorMap {
    entries = List.copyOf(entries);
  }

  /** Says nothing of any work. */
  public static ExecutorMap empty() {
    return new ExecutorMap(List.of());
  }

  /** What is said of some work; empty if nothing is. */
  public Optional<ExecutorEntry> find(String work) {
    return entries.stream().filter(entry -> entry.suits(work)).findFirst();
  }

  /**
   * Reads a map file: YAML with a list {@code executors} and, if wanted, a list {@code accept} that
   * holds for all.
   *
   * @param name as people know it
   * @throws CommandFailedException if it cannot be read, saying where
   */
  public static ExecutorMap read(String name, String text) {
    try {
      return new Reading(name, YamlReader.read(text)).all();
    } catch (UnreadableDocumentException unreadable) {
      var place = unreadable.place().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
      throw new CommandFailedException(
          ExitCode.BAD_FILE, name + place + ": " + unreadable.problem());
    }
  }

  /** One file that is being read. */
  private record Reading(String name, Document document) {

    ExecutorMap all() {
      var root = map(document.root(), "");
      refuseOthers(root, "", Set.of("executors", "accept"));
      if (!(root.get("executors") instanceof List<?> list)) {
        throw refusal("", "found no list 'executors', allowed: an object with that field");
      }
      var accepted = topics(root, "");
      var entries = new ArrayList<ExecutorEntry>();
      for (var entry : list) {
        entries.add(entry("executors." + entries.size(), entry, accepted));
      }
      return new ExecutorMap(entries);
    }

    private ExecutorEntry entry(String path, @Nullable Object value, Set<Topic> accepted) {
      var entry = map(value, path);
      refuseOthers(entry, path, OF_AN_ENTRY);
      var accepts = EnumSet.noneOf(Topic.class);
      accepts.addAll(accepted);
      accepts.addAll(topics(entry, path));
      return new ExecutorEntry(
          required(entry, path, "from"),
          required(entry, path, "to"),
          texts(entry, path),
          passesData(entry, path),
          optional(entry, path, "shell").orElse(null),
          trigger(entry, path),
          accepts);
    }

    private boolean passesData(Map<String, @Nullable Object> entry, String path) {
      var data = optional(entry, path, "data").orElse("settings");
      if (!data.equals("settings") && !data.equals("ignore")) {
        throw refusal(path + ".data", "found '%s', allowed: settings, ignore".formatted(data));
      }
      return data.equals("settings");
    }

    private Map<String, String> texts(Map<String, @Nullable Object> entry, String path) {
      var settings = new LinkedHashMap<String, String>();
      map(entry.getOrDefault("settings", Map.of()), path + ".settings")
          .forEach(
              (key, value) -> {
                if (!(value instanceof String) && !(value instanceof Number)) {
                  throw refusal(path + ".settings." + key, "found no text, allowed: a text");
                }
                settings.put(key, value.toString());
              });
      return settings;
    }

    private Map<String, Object> trigger(Map<String, @Nullable Object> entry, String path) {
      var fields = new LinkedHashMap<String, Object>();
      var trigger = map(entry.getOrDefault("trigger", Map.of()), path + ".trigger");
      refuseOthers(trigger, path + ".trigger", OF_A_TRIGGER);
      trigger.forEach(
          (field, value) -> {
            if (value == null) {
              throw refusal(path + ".trigger." + field, "found nothing, allowed: a value");
            }
            fields.put(field, value);
          });
      return fields;
    }

    private Set<Topic> topics(Map<String, @Nullable Object> from, String path) {
      var at = path.isEmpty() ? "accept" : path + ".accept";
      if (!(from.getOrDefault("accept", List.of()) instanceof List<?> names)) {
        throw refusal(at, "found no list, allowed: a list of " + Topic.all());
      }
      var topics = EnumSet.noneOf(Topic.class);
      for (var topic : names) {
        topics.add(
            Topic.of(String.valueOf(topic))
                .orElseThrow(
                    () -> refusal(at, "found '%s', allowed: %s".formatted(topic, Topic.all()))));
      }
      return topics;
    }

    private String required(Map<String, @Nullable Object> entry, String path, String field) {
      return optional(entry, path, field)
          .filter(text -> !text.isBlank())
          .orElseThrow(() -> refusal(path, "'%s' is missing".formatted(field)));
    }

    private Optional<String> optional(
        Map<String, @Nullable Object> entry, String path, String field) {
      var value = entry.get(field);
      if (value != null && !(value instanceof String)) {
        throw refusal(path + "." + field, "found no text, allowed: a text");
      }
      return Optional.ofNullable((String) value);
    }

    private void refuseOthers(
        Map<String, @Nullable Object> found, String path, Set<String> allowed) {
      for (var key : found.keySet()) {
        if (!allowed.contains(key)) {
          throw refusal(
              path.isEmpty() ? key : path + "." + key,
              "found another field, allowed: "
                  + String.join(", ", allowed.stream().sorted().toList()));
        }
      }
    }

    @SuppressWarnings("unchecked") // A document has no other maps.
    private Map<String, @Nullable Object> map(@Nullable Object value, String path) {
      if (!(value instanceof Map<?, ?>)) {
        throw refusal(path, "it must be an object");
      }
      return (Map<String, @Nullable Object>) value;
    }

    private CommandFailedException refusal(String path, String problem) {
      var place = document.place(path).map(at -> ":" + at.line() + ":" + at.column()).orElse("");
      return new CommandFailedException(ExitCode.BAD_FILE, name + place + ": " + problem);
    }
  }
}
