// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.SafeText;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.KnownExecutor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the settings of a task: texts, within a size, and what their executor declares. */
public final class SettingsValidation {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_SETTINGS = 200;
  private static final int LONGEST_KEY = 200;
  private static final String FIELD = "dispatchTaskSettings";

  private final Map<String, String> settings;
  private final @Nullable KnownExecutor executor;

  /**
   * Takes settings as they came: values may be null.
   *
   * @param executor whose settings they are; null if no node has it
   */
  public SettingsValidation(Map<String, String> settings, @Nullable KnownExecutor executor) {
    this.settings = settings;
    this.executor = executor;
  }

  /**
   * Checks them.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  public void validate() {
    var violations = new Violations();
    validate(violations);
    violations.throwIfAny();
  }

  /** Checks them, notes what is wrong, and returns what can be kept. */
  public Map<String, String> validate(Violations violations) {
    var accepted = new HashMap<String, String>();
    if (!isOfSomeSize(violations)) {
      return accepted;
    }
    settings.forEach(
        (key, value) -> {
          if (value == null) {
            violations.add(field(key), "found null, allowed: a string");
          } else {
            accepted.put(key, value);
          }
        });
    // First: of a field with several faults the first is told, and this one repeats no secret.
    if (executor != null) {
      for (var fault : executor.faultsOfStored(accepted)) {
        violations.add(field(fault.key()), "validation-failed", fault.message());
      }
    }
    checkTexts(accepted, violations);
    return accepted;
  }

  // Before anything looks into them: what is too much is not worth the work.
  private boolean isOfSomeSize(Violations violations) {
    if (settings.size() > MOST_SETTINGS) {
      violations.addFound(
          FIELD, settings.size() + " settings", "at most %d settings".formatted(MOST_SETTINGS));
      return false;
    }
    var longest = settings.keySet().stream().mapToInt(String::length).max().orElse(0);
    if (longest > LONGEST_KEY) {
      violations.addFound(
          FIELD,
          "a key of %d characters".formatted(longest),
          "keys of at most %d characters".formatted(LONGEST_KEY));
      return false;
    }
    long bytes =
        settings.entrySet().stream()
            .mapToLong(setting -> bytes(setting.getKey()) + bytes(setting.getValue()))
            .sum();
    if (bytes > MOST_BYTES) {
      violations.addFound(FIELD, bytes + " bytes", "at most %d bytes".formatted(MOST_BYTES));
    }
    return bytes <= MOST_BYTES;
  }

  private static void checkTexts(Map<String, String> texts, Violations violations) {
    var values = new DraftValues(violations);
    texts.forEach(
        (key, value) -> {
          if (key.isBlank() || DraftValues.hasControls(key)) {
            violations.add(field(key), "a key must not be blank or hold control characters");
          }
          values.text(field(key), value, MOST_BYTES);
        });
  }

  private static String field(String key) {
    return key.isEmpty() ? FIELD : FIELD + "." + SafeText.of(key);
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
