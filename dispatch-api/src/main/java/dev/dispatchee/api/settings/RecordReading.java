// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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

  private static final String TYPES =
      "String, int, long, boolean, Duration, Instant, URI, an enum, or an Optional of one of them";

  static RecordReading of(Class<? extends Record> type) {
    var reading = new RecordReading(new ArrayList<>(), new ArrayList<>());
    if (!type.isRecord()) {
      reading.faults.add("settings %s: it is no record".formatted(type.getName()));
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
    var type = optional ? argument(component.getGenericType()) : component.getType();
    var form = form(type, setting);
    if (secret && type != String.class) {
      throw new IllegalArgumentException("a secret must be a String or an Optional<String>");
    }
    var otherwise = setting.defaultValue();
    if (!otherwise.isEmpty() && (secret || optional)) {
      throw new IllegalArgumentException(
          (secret ? "a secret" : "an Optional") + " takes no default");
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

  private static Class<?> argument(Type optional) {
    if (optional instanceof ParameterizedType parameterized
        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
      return argument;
    }
    throw new IllegalArgumentException(
        "type %s cannot be described, allowed: %s".formatted(optional.getTypeName(), TYPES));
  }

  private static ValueForm form(Class<?> type, Setting setting) {
    if (type == String.class) {
      Limits.refuseThoseOfRanges(setting);
      return TextForm.of(setting);
    }
    if (type == URI.class) {
      Limits.refuseThoseOfRanges(setting);
      return new AddressForm(TextForm.of(setting), Limits.areOfText(setting));
    }
    Limits.refuseThoseOfText(setting);
    if (type == int.class || type == Integer.class) {
      return RangeForm.of(RangeKind.INTEGER, setting);
    }
    if (type == long.class || type == Long.class) {
      return RangeForm.of(RangeKind.LONG, setting);
    }
    if (type == Duration.class) {
      return RangeForm.of(RangeKind.DURATION, setting);
    }
    if (type == Instant.class) {
      return RangeForm.of(RangeKind.INSTANT, setting);
    }
    Limits.refuseThoseOfRanges(setting);
    if (type == boolean.class || type == Boolean.class) {
      return ConstantForm.ofBoolean();
    }
    if (type.isEnum()) {
      return ConstantForm.of(type);
    }
    throw new IllegalArgumentException(
        "type %s cannot be described, allowed: %s".formatted(type.getTypeName(), TYPES));
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
