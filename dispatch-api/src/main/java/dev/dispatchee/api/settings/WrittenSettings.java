// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record of settings as users write them: the way back from {@link SettingsForm#read}.
 * What the record does not allow is written all the same, and refused by who reads it.
 */
public final class WrittenSettings {

  private WrittenSettings() {}

  /**
   * The texts that are read as this record.
   *
   * @throws IllegalArgumentException if there are none: a component is null, or its text would be
   *     read as something else
   */
  public static Map<String, String> of(Record typed) {
    var written = new HashMap<String, String>();
    for (var component : typed.getClass().getRecordComponents()) {
      text(component, valueOf(component, typed))
          .ifPresent(text -> written.put(component.getName(), text));
    }
    refuseWhatIsReadDifferently(typed, written);
    return written;
  }

  // What is not allowed may be given on purpose: the run says that it is refused.
  private static void refuseWhatIsReadDifferently(Record typed, Map<String, String> written) {
    var form = SettingsForm.of(typed.getClass());
    if (form.faults(written).isEmpty() && !form.read(written).equals(typed)) {
      throw new IllegalArgumentException(
          "users cannot write the settings of this %s: what they would write is read differently"
              .formatted(typed.getClass().getSimpleName()));
    }
  }

  private static Optional<String> text(RecordComponent component, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "users cannot write the setting '%s': it is null".formatted(component.getName()));
    }
    return value instanceof Optional<?> optional
        ? optional.map(WrittenSettings::text)
        : Optional.of(text(value));
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(WrittenSettings::text).collect(Collectors.joining("\n"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
          .collect(Collectors.joining("\n"));
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static @Nullable Object valueOf(RecordComponent component, Record typed) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(typed);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalArgumentException(
          "the setting '%s' cannot be read".formatted(component.getName()), failed);
    }
  }
}
