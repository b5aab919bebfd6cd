// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One setting of a form.
 *
 * @param key its name
 * @param description one sentence, or empty
 * @param form how its text is read
 * @param optional whether its value is an {@link Optional}
 * @param secret whether a reference stands for it
 * @param defaultText what holds when it is absent; empty for no default
 */
record SettingsField(
    String key,
    String description,
    ValueForm form,
    boolean optional,
    boolean secret,
    String defaultText) {

  private static final String HIDDEN = "***";

  boolean isRequired() {
    return !optional && defaultText.isEmpty();
  }

  /** What is wrong with a text as it is stored: of a secret, a reference. */
  Optional<SettingsFault> faultOfStored(String text) {
    return !secret || text.isBlank() || isReference(text)
        ? fault(text)
        : Optional.of(SettingsFault.plainSecret(key));
  }

  /**
   * What is wrong with a text as the executor is given it: of a secret, the value in a run, and the
   * reference where there is none.
   */
  Optional<SettingsFault> fault(String text) {
    if (text.isBlank()) {
      return isRequired() ? Optional.of(SettingsFault.missing(key)) : Optional.empty();
    }
    try {
      read(text);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      var shown = secret ? HIDDEN : form.shown(text);
      return Optional.of(SettingsFault.found(key, shown, form.allowed()));
    }
  }

  /** The value of a text without fault; of a secret's reference, that. */
  Object value(String text) {
    if (optional) {
      return text.isBlank() ? Optional.empty() : Optional.of(read(text));
    }
    return read(text.isBlank() ? defaultText : text);
  }

  private Object read(String text) {
    return isReference(text) ? text.strip() : form.read(text);
  }

  private boolean isReference(String text) {
    return secret && SecretReference.parse(text).isPresent();
  }

  Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "string");
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    if (!defaultText.isEmpty()) {
      schema.put("default", defaultText);
    }
    if (secret) {
      schema.put("pattern", SecretReference.PATTERN);
      schema.put("writeOnly", true);
    } else {
      schema.putAll(form.schema());
    }
    return schema;
  }
}
