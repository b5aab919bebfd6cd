// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.SafeText;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.draft.AccessDraft;
import dev.dispatchee.trigger.draft.LogLimitsDraft;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import dev.dispatchee.trigger.draft.StartDraft;
import dev.dispatchee.trigger.draft.TriggerDraft;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a draft out of a tree with the names of the admin API, as strictly as that does: no field
 * is unknown, each value has the type that it must have.
 */
final class DraftFields {

  private final ObjectNode tree;
  private final Violations violations = new Violations();
  private final TreeSet<String> known = new TreeSet<>();

  private DraftFields(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Reads it.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  static TriggerDraft read(ObjectNode tree) {
    var fields = new DraftFields(tree);
    var draft = fields.draft();
    fields.checkUnknown();
    fields.violations.throwIfAny();
    return draft;
  }

  private TriggerDraft draft() {
    return new TriggerDraft(
        text("externalReferenceCode"),
        text("name"),
        text("description"),
        text("dispatchTaskExecutorType"),
        textsByKey("dispatchTaskSettings"),
        bool("active"),
        schedule(),
        text("misfirePolicy"),
        bool("overlapAllowed"),
        text("dispatchTaskClusterMode"),
        number("priority"),
        text("timeout"),
        number("maxAttempts"),
        text("retryDelay"),
        text("retryMaxDelay"),
        text("logRetention"),
        logLimits(),
        number("pauseAfterFailures"),
        bool("requestsRecovery"),
        starts(),
        bool("system"),
        texts("labels"),
        access());
  }

  private @Nullable AccessDraft access() {
    var value = value("access");
    if (isNone(value)) {
      return null;
    }
    if (!(value instanceof ObjectNode groups)) {
      mismatch("access", "an object of lists", value);
      return null;
    }
    var fields = new DraftFields(groups);
    var draft = new AccessDraft(fields.texts("view"), fields.texts("run"), fields.texts("edit"));
    fields.checkUnknown();
    violations.addAll("access", fields.violations);
    return draft;
  }

  private ScheduleDraft schedule() {
    return new ScheduleDraft(
        text("cronExpression"),
        text("interval"),
        text("runOnceDate"),
        text("timeZoneId"),
        text("daylightSavingRule"),
        text("startDate"),
        text("endDate"),
        text("rrule"),
        text("calendar"),
        text("onlyCalendar"),
        text("calendarRule"));
  }

  private LogLimitsDraft logLimits() {
    return new LogLimitsDraft(
        text("failedLogRetention"),
        text("canceledLogRetention"),
        number("logLimit"),
        number("successfulLogLimit"),
        number("failedLogLimit"),
        number("canceledLogLimit"));
  }

  private StartDraft starts() {
    return new StartDraft(
        text("concurrencyGroup"), number("rateLimit"), text("rateWindow"), text("startJitter"));
  }

  private void checkUnknown() {
    for (var field : tree.properties()) {
      if (!known.contains(field.getKey())) {
        violations.add(
            SafeText.of(field.getKey()), "unknown field; allowed: " + String.join(", ", known));
      }
    }
  }

  private JsonNode value(String field) {
    known.add(field);
    return tree.path(field);
  }

  private @Nullable String text(String field) {
    return text(field, value(field));
  }

  private @Nullable String text(String place, JsonNode value) {
    if (isNone(value)) {
      return null;
    }
    if (!value.isTextual()) {
      mismatch(place, "a text, in quotes", value);
      return null;
    }
    return value.textValue();
  }

  private @Nullable Boolean bool(String field) {
    var value = value(field);
    if (isNone(value)) {
      return null;
    }
    if (!value.isBoolean()) {
      mismatch(field, "true or false", value);
      return null;
    }
    return value.booleanValue();
  }

  private @Nullable BigInteger number(String field) {
    var value = value(field);
    if (isNone(value)) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      mismatch(field, "a whole number", value);
      return null;
    }
    return value.bigIntegerValue();
  }

  private @Nullable List<String> texts(String field) {
    var value = value(field);
    if (isNone(value)) {
      return null;
    }
    if (!value.isArray()) {
      mismatch(field, "a list of texts", value);
      return null;
    }
    var texts = new ArrayList<String>();
    for (var element : value) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      } else {
        mismatch(field, "a list of texts, in quotes", element);
      }
    }
    return texts;
  }

  private @Nullable Map<String, String> textsByKey(String field) {
    var value = value(field);
    if (isNone(value)) {
      return null;
    }
    if (!value.isObject()) {
      mismatch(field, "an object of texts", value);
      return null;
    }
    var texts = new LinkedHashMap<String, String>();
    for (var entry : value.properties()) {
      var setting = entry.getValue();
      // As the admin API: a number is taken as the text of it.
      if (setting.isTextual() || setting.isNumber()) {
        texts.put(entry.getKey(), setting.asText());
      } else {
        mismatch(field + "." + SafeText.of(entry.getKey()), "a text, in quotes", setting);
      }
    }
    return texts;
  }

  private void mismatch(String place, String expected, JsonNode found) {
    // Of what kind, and not which: it may be a secret that stands in the wrong place.
    var kind = found.getNodeType().name().toLowerCase(Locale.ROOT);
    violations.add(place, "expected %s, found: %s".formatted(expected, kind));
  }

  private static boolean isNone(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
