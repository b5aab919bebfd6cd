// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.SafeText;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.discovery.DeclaredFile;
import dev.dispatchee.api.discovery.DeclaredSchedule;
import dev.dispatchee.api.discovery.DeclaredTriggers;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.trigger.bulk.PlacedDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads what a deployment declares, and notes everything that cannot be read. */
public final class DeclarationReader {

  /** As many triggers as one deployment may declare. */
  static final int MOST = 1_000;

  private static final String TRIGGERS = "triggers";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> SCHEDULES =
      List.of("cronExpression", "interval", "runOnceDate", "rrule");

  private final List<PlacedDraft> drafts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private DeclarationReader() {}

  /**
   * Reads it.
   *
   * @param deployment the archive
   * @param declared all that there is of it, at least one
   */
  public static Declarations read(String deployment, List<DeclaredTriggers> declared) {
    var reader = new DeclarationReader();
    var types = new TreeSet<String>();
    for (var one : declared) {
      types.addAll(one.executorTypes());
      one.schedules().forEach(reader::addSchedule);
      one.files().forEach(reader::addFile);
    }
    int found = reader.drafts.size();
    if (found > MOST) {
      reader.faults.add("found %d triggers, allowed: at most %d".formatted(found, MOST));
    }
    return new Declarations(
        deployment, types, found > MOST ? List.of() : reader.drafts, reader.faults);
  }

  private void addSchedule(DeclaredSchedule declared) {
    var place =
        "@DispatchSchedule '%s' of %s"
            .formatted(SafeText.of(declared.schedule().name()), declared.className());
    add(place, tree(place, declared.executorType(), declared.schedule()));
  }

  private void addFile(DeclaredFile file) {
    if (file.fault() != null) {
      faults.add(file.name() + ": " + file.fault());
      return;
    }
    try {
      addAll(
          file.name(),
          file.name().endsWith(".json")
              ? JsonDocument.read(file.text())
              : MAPPER.<JsonNode>valueToTree(YamlReader.read(file.text()).root()));
    } catch (UnreadableDocumentException unreadable) {
      faults.add(file.name() + ": " + unreadable.getMessage());
    }
  }

  private void addAll(String file, JsonNode document) {
    var triggers = document.path(TRIGGERS);
    if (!triggers.isArray()) {
      faults.add(file + ": found no list 'triggers', allowed: an object with that one field");
      return;
    }
    if (document.size() > 1) {
      faults.add(file + ": found other fields, allowed: only triggers");
    }
    for (int i = 0; i < triggers.size(); i++) {
      var place = "%s, entry %d".formatted(file, i + 1);
      if (triggers.get(i) instanceof ObjectNode tree) {
        add(place + named(tree), tree);
      } else {
        faults.add(place + ": it must be an object");
      }
    }
  }

  private static String named(ObjectNode tree) {
    var code = tree.path("externalReferenceCode");
    return code.isTextual() ? " '%s'".formatted(SafeText.of(code.textValue())) : "";
  }

  private void add(String place, ObjectNode tree) {
    // Who declares when it fires wants it to fire.
    if (!tree.hasNonNull("active")) {
      tree.put("active", SCHEDULES.stream().anyMatch(tree::hasNonNull));
    }
    try {
      drafts.add(new PlacedDraft(place + ": ", DraftFields.read(tree)));
    } catch (ValidationException unreadable) {
      unreadable.violations().forEach(violation -> faults.add(told(place, violation)));
    }
  }

  private static String told(String place, Violation violation) {
    return "%s: %s: %s".formatted(place, violation.field(), violation.message());
  }

  private ObjectNode tree(String place, String executorType, DispatchSchedule schedule) {
    var tree = NODES.objectNode();
    tree.put("externalReferenceCode", code(executorType, schedule));
    tree.put("name", schedule.name());
    putIfGiven(tree, "description", schedule.description());
    tree.put("dispatchTaskExecutorType", executorType);
    tree.set("dispatchTaskSettings", settings(place, schedule));
    tree.put("active", schedule.active() && !isOnDemand(schedule));
    putIfGiven(tree, "cronExpression", schedule.cron());
    putIfGiven(tree, "interval", schedule.interval());
    putIfGiven(tree, "rrule", schedule.rrule());
    putIfGiven(tree, "startDate", schedule.start());
    putIfGiven(tree, "calendar", schedule.calendar());
    putIfGiven(tree, "onlyCalendar", schedule.onlyCalendar());
    putIfGiven(tree, "calendarRule", schedule.calendarRule());
    tree.put("timeZoneId", schedule.zone());
    tree.put("overlapAllowed", schedule.overlapAllowed());
    tree.put("maxAttempts", schedule.maxAttempts());
    putIfGiven(tree, "timeout", schedule.timeout());
    var labels = tree.putArray("labels");
    for (var label : schedule.labels()) {
      labels.add(label);
    }
    return tree;
  }

  private ObjectNode settings(String place, DispatchSchedule schedule) {
    var settings = NODES.objectNode();
    var given = schedule.settings();
    for (int i = 0; i < given.length; i++) {
      int end = given[i].indexOf('=');
      var key = end < 0 ? "" : given[i].substring(0, end).strip();
      if (key.isEmpty()) {
        faults.add("%s: settings: number %d is none, allowed: key=value".formatted(place, i + 1));
      } else if (settings.has(key)) {
        faults.add("%s: settings: '%s' is given twice".formatted(place, SafeText.of(key)));
      } else {
        settings.put(key, given[i].substring(end + 1));
      }
    }
    return settings;
  }

  private static boolean isOnDemand(DispatchSchedule schedule) {
    return schedule.cron().isEmpty() && schedule.interval().isEmpty() && schedule.rrule().isEmpty();
  }

  private static void putIfGiven(ObjectNode tree, String field, String value) {
    if (!value.isEmpty()) {
      tree.put(field, value);
    }
  }

  private static String code(String executorType, DispatchSchedule schedule) {
    return schedule.code().isEmpty()
        ? executorType + ":" + schedule.name().strip().replaceAll("[^A-Za-z0-9._~:-]", "-")
        : schedule.code();
  }
}
