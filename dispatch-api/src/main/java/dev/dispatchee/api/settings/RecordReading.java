// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what a record declares, and collects what is wrong with it.
 *
 * @param fields one for each component that can be described
 * @param faults all that is wrong, each naming record and component
 */
record RecordReading(List<SettingsField> fields, List<String> faults) {

  static RecordReading of(Class<? extends Record> type) {
    var reading = new RecordReading(new ArrayList<>(), new ArrayList<>());
    if (!type.isRecord()) {
      reading.faults.add("settings %s: not a record".formatted(type.getName()));
      return reading;
    }
    for (var component : type.getRecordComponents()) {
      try {
        reading.fields.add(field(component));
      } catch (IllegalArgumentException wrong) {
        reading.faults.add(
            "settings %s, component '%s': %s"
                .formatted(type.getName(), component.getName(), wrong.getMessage()));
      }
    }
    return reading;
  }

  private static SettingsField field(RecordComponent component) {
    var setting = setting(component);
    boolean optional = component.getType() == Optional.class;
    boolean secret = component.isAnnotationPresent(Secret.class);
    var type =
        optional ? FormOfType.argument(component.getGenericType(), 0) : component.getGenericType();
    var form = FormOfType.of(type, setting);
    if (secret && type != String.class) {
      throw new IllegalArgumentException("a secret must be a String or an Optional<String>");
    }
    var otherwise = setting.defaultValue();
    if (!otherwise.isEmpty() && (secret || optional)) {
      throw new IllegalArgumentException(
          (secret ? "a secret" : "an Optional") + " must not have a default");
    }
    if (!otherwise.isEmpty()) {
      checkDefault(otherwise, form);
    }
    return new SettingsField(
        component.getName(), setting.description(), form, optional, secret, otherwise);
  }

  private static Setting setting(RecordComponent component) {
    var declared = component.getAnnotation(Setting.class);
    return declared != null ? declared : Undeclared.SETTING;
  }

  private static void checkDefault(String text, ValueForm form) {
    try {
      if (text.isBlank()) {
        throw new IllegalArgumentException("it is blank");
      }
      form.read(text);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "default '%s' is not allowed, allowed: %s".formatted(text, form.allowed()), refused);
    }
  }

  /** What holds for a component without annotation. */
  private record Undeclared(@Setting String value) {
    static final Setting SETTING = annotation();

    private static Setting annotation() {
      return Objects.requireNonNull(
          Undeclared.class.getRecordComponents()[0].getAnnotation(Setting.class));
    }
  }
}
