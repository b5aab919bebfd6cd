// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.SafeText;
import dev.dispatchee.alert.AlertJson;
import dev.dispatchee.alert.AlertKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said to people and programs.
 *
 * @param id the same each time that it is sent
 * @param rule the rule
 * @param ruleName its name when the message was made
 * @param kind what it is about
 * @param test whether somebody only tries whether it arrives
 * @param count how many events it is about
 * @param first when the first of them happened
 * @param last when the last did
 * @param events the first of them, as they are shown
 */
record AlertMessage(
    String id,
    long rule,
    String ruleName,
    AlertKind kind,
    boolean test,
    int count,
    Instant first,
    Instant last,
    List<Map<String, Object>> events) {

  private static final String TYPE = "dev.dispatchee.alert.";

  /** Copies the events. */
  AlertMessage {
    events = List.copyOf(events);
  }

  /** As a CloudEvent 1.0 in structured mode. No dollar sign stands in it as it is. */
  String cloudEvent() {
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "/dispatch/alerts/" + rule);
    event.put("type", TYPE + (test ? "test" : kind.word()));
    onlyTrigger().ifPresent(name -> event.put("subject", name));
    event.put("time", last.toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data());
    // The executor puts secrets in place of $(secret1), which a trigger may be named.
    return AlertJson.write(event).replace("$", "\\u0024");
  }

  private Map<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("rule", ruleName);
    data.put("condition", kind.name());
    data.put("test", test);
    data.put("count", count);
    data.put("from", first.toString());
    data.put("to", last.toString());
    data.put("events", events);
    return data;
  }

  private Optional<String> onlyTrigger() {
    var names =
        events.stream()
            .map(event -> event.get("triggerName"))
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .distinct()
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** One line. */
  String subject() {
    var what =
        count == 1
            ? onlyTrigger().map(name -> ": " + name).orElse("")
            : " (%d times)".formatted(count);
    var line = "[Dispatch] %s%s%s".formatted(test ? "Test of " : "", ruleName, what);
    return SafeText.of(line);
  }

  /** For people. */
  String text() {
    var head =
        test
            ? "This is a test of the alert rule '%s': alerts arrive here.\n".formatted(ruleName)
            : "Alert rule '%s' (%s): %d %s, from %s to %s.\n"
                .formatted(
                    ruleName, kind.word(), count, count == 1 ? "event" : "events", first, last);
    var lines = events.stream().map(AlertMessage::line).collect(Collectors.joining("\n"));
    var more = count - events.size();
    return head + "\n" + lines + (more > 0 ? "\n… and %d more\n".formatted(more) : "\n");
  }

  private static String line(Map<String, Object> event) {
    var parts = new LinkedHashMap<String, Object>(event);
    var trigger = parts.get("triggerName");
    var what =
        trigger == null
            ? Objects.toString(parts.get("node"), "")
            : "%s (trigger %s%s)"
                .formatted(
                    trigger,
                    parts.get("triggerId"),
                    parts.get("logId") == null ? "" : ", run " + parts.get("logId"));
    return "%s  %s  %s"
        .formatted(parts.get("date"), what, Objects.toString(parts.get("detail"), ""))
        .strip();
  }
}
