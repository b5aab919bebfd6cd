// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.Shown;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.problem.Faults;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the settings of a task: texts, within a size, and what their executor declares. */
public final class SettingsValidation {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String FIELD = "dispatchTaskSettings";

  private final Map<String, String> settings;
  private final @Nullable SettingsForm<?> form;

  /**
   * Takes settings as they came: values may be null.
   *
   * @param form what the executor declares; null when it declares nothing
   */
  public SettingsValidation(Map<String, String> settings, @Nullable SettingsForm<?> form) {
    this.settings = settings;
    this.form = form;
  }

  /**
   * Checks them.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  public void validate() {
    var faults = new Faults();
    validate(faults);
    faults.throwIfAny();
  }

  /** Checks them, notes what is wrong, and returns what can be kept. */
  public Map<String, String> validate(Faults faults) {
    var accepted = new HashMap<String, String>();
    settings.forEach(
        (key, value) -> {
          if (value == null) {
            faults.add(field(key), "found null, allowed: a text");
          } else {
            accepted.put(key, value);
          }
        });
    // First: of a field with several faults the first is told, and this one repeats no secret.
    if (form != null) {
      for (var fault : form.faultsOfStored(accepted)) {
        faults.add(field(fault.key()), "validation-failed", fault.message());
      }
    }
    checkTexts(accepted, faults);
    return accepted;
  }

  private static void checkTexts(Map<String, String> texts, Faults faults) {
    var values = new DraftValues(faults);
    long bytes = 0;
    for (var setting : texts.entrySet()) {
      var key = setting.getKey();
      if (key.isBlank() || DraftValues.hasControls(key)) {
        faults.add(field(key), "a key must not be blank or hold control characters");
      }
      values.text(field(key), setting.getValue(), MOST_BYTES);
      bytes += bytes(key) + bytes(setting.getValue());
    }
    if (bytes > MOST_BYTES) {
      faults.addFound(FIELD, bytes + " bytes", "at most %d bytes".formatted(MOST_BYTES));
    }
  }

  private static String field(String key) {
    return FIELD + "." + Shown.of(key);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
