// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Checks the settings of a task: texts, within a size. */
final class SettingsValidation {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String FIELD = "dispatchTaskSettings";

  private final Map<String, String> settings;

  /** Takes settings as they came: values may be null. */
  SettingsValidation(Map<String, String> settings) {
    this.settings = settings;
  }

  /**
   * Checks them.
   *
   * @throws dev.dispatchee.ValidationException naming everything that is wrong
   */
  void validate() {
    var faults = new Faults();
    validate(faults);
    faults.throwIfAny();
  }

  /** Checks them, notes what is wrong, and returns what can be kept. */
  Map<String, String> validate(Faults faults) {
    var accepted = new HashMap<String, String>();
    var values = new DraftValues(faults);
    long bytes = 0;
    for (var setting : settings.entrySet()) {
      var key = setting.getKey();
      var field = FIELD + "." + Faults.shown(key);
      if (setting.getValue() == null) {
        faults.add(field, "validation-failed", "found null, allowed: a text");
        continue;
      }
      if (key.isBlank() || DraftValues.hasControls(key)) {
        faults.add(
            field, "validation-failed", "a key must not be blank or hold control characters");
      }
      values.text(field, setting.getValue(), MOST_BYTES);
      bytes += bytes(key) + bytes(setting.getValue());
      accepted.put(key, setting.getValue());
    }
    if (bytes > MOST_BYTES) {
      faults.addFound(FIELD, bytes + " bytes", "at most %d bytes".formatted(MOST_BYTES));
    }
    return accepted;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
