// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.trigger.TriggerDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A definition as the audit keeps it: JSON with the names of the admin API. */
public final class TriggerState {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TriggerState() {}

  static String of(TriggerDefinition definition) {
    return write(tree(definition));
  }

  /** The same as a tree. */
  public static ObjectNode tree(TriggerDefinition definition) {
    var schedule = definition.schedule();
    var rules = definition.rules();
    var state = JSON.createObjectNode();
    state.put("externalReferenceCode", definition.externalReferenceCode());
    state.put("name", definition.name());
    put(state, "description", definition.description());
    state.put("dispatchTaskExecutorType", definition.executorType());
    state.set("dispatchTaskSettings", JSON.valueToTree(new TreeMap<>(definition.settings())));
    state.put("active", definition.active());
    put(state, "cronExpression", schedule.cronExpression());
    put(state, "interval", schedule.interval());
    put(state, "runOnceDate", schedule.runOnceDate());
    state.put("timeZoneId", schedule.timeZoneId());
    put(state, "daylightSavingRule", schedule.daylightSavingRule());
    put(state, "startDate", schedule.startDate());
    put(state, "endDate", schedule.endDate());
    put(state, "rrule", schedule.rrule());
    put(state, "calendar", schedule.calendar());
    put(state, "onlyCalendar", schedule.onlyCalendar());
    put(state, "calendarRule", schedule.calendarRule());
    put(state, "misfirePolicy", rules.misfirePolicy());
    state.put("overlapAllowed", rules.overlapAllowed());
    put(state, "dispatchTaskClusterMode", rules.clusterMode());
    state.put("priority", rules.priority());
    put(state, "timeout", rules.timeout());
    state.put("maxAttempts", rules.retries().maxAttempts());
    put(state, "retryDelay", rules.retries().delay());
    put(state, "retryMaxDelay", rules.retries().maxDelay());
    put(state, "logRetention", rules.logRetention());
    put(state, "failedLogRetention", rules.logLimits().failedRetention());
    put(state, "canceledLogRetention", rules.logLimits().canceledRetention());
    state.put("logLimit", rules.logLimits().all());
    state.put("successfulLogLimit", rules.logLimits().successful());
    state.put("failedLogLimit", rules.logLimits().failed());
    state.put("canceledLogLimit", rules.logLimits().canceled());
    state.put("pauseAfterFailures", rules.pauseAfterFailures());
    state.put("requestsRecovery", rules.retries().requestsRecovery());
    state.put("concurrencyGroup", rules.starts().concurrencyGroup());
    state.put("rateLimit", rules.starts().rateLimit());
    put(state, "rateWindow", rules.starts().rateWindow());
    put(state, "startJitter", rules.starts().startJitter());
    state.put("system", definition.system());
    state.set("labels", JSON.valueToTree(definition.labels()));
    state.set("access", JSON.valueToTree(definition.access()));
    return state;
  }

  /**
   * The same with the file of the trigger, of which the audit keeps what it is and not its bytes.
   */
  static String of(TriggerDefinition definition, @Nullable StoredFile file) {
    var state = tree(definition);
    state.set("file", file == null ? null : JSON.valueToTree(FileView.of(file)));
    return write(state);
  }

  /** The fields that differ, in their order. */
  public static List<ChangedField> differences(TriggerDefinition before, TriggerDefinition after) {
    var old = tree(before);
    return tree(after).properties().stream()
        .filter(field -> !field.getValue().equals(old.get(field.getKey())))
        .map(field -> new ChangedField(field.getKey(), old.path(field.getKey()), field.getValue()))
        .toList();
  }

  /** The names of the fields that are not as a state has them, in their order. */
  static List<String> differing(ObjectNode state, TriggerDefinition now) {
    return tree(now).properties().stream()
        .filter(field -> isOther(state, field.getKey(), field.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a state has the field, with another value: one of an earlier release may lack it. */
  public static boolean isOther(ObjectNode state, String field, @Nullable JsonNode value) {
    return state.has(field) && !state.get(field).equals(value);
  }

  /**
   * Reads a state. One of before there were groups names none: what somebody has named since is
   * theirs.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static ObjectNode read(String text) {
    try {
      var state = JSON.readValue(text, ObjectNode.class);
      return state.has("access") ? state : state.set("access", JSON.valueToTree(AccessGroups.NONE));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("a stored state is not a JSON object", broken);
    }
  }

  private static void put(ObjectNode state, String field, @Nullable Object value) {
    if (value == null) {
      state.putNull(field);
    } else {
      state.put(field, value.toString());
    }
  }

  private static String write(ObjectNode state) {
    try {
      return JSON.writeValueAsString(state);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }
}
