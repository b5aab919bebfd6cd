// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of an executor as its record declares them: finds what is wrong with strings by key,
 * makes the record of them, and describes it as a schema. May be used for a record of another
 * deployment.
 *
 * <p>A blank setting counts as absent. Thread-safe.
 *
 * @param <R> the record
 */
public final class SettingsForm<R extends Record> {

  private static final ClassValue<SettingsForm<?>> FORMS =
      new ClassValue<>() {
        @Override
        protected SettingsForm<?> computeValue(Class<?> type) {
          return formOf(type.asSubclass(Record.class));
        }
      };

  private final Constructor<R> constructor;
  private final List<SettingsField> fields;

  private SettingsForm(Constructor<R> constructor, List<SettingsField> fields) {
    this.constructor = constructor;
    this.fields = List.copyOf(fields);
  }

  /**
   * The form of a record.
   *
   * @throws IllegalArgumentException if the record cannot be described, naming all of {@link
   *     #faultsOf}
   */
  @SuppressWarnings("unchecked")
  public static <R extends Record> SettingsForm<R> of(Class<R> type) {
    return (SettingsForm<R>) FORMS.get(type);
  }

  /** What keeps a record from being described, all of it; empty when nothing does. */
  public static List<String> faultsOf(Class<? extends Record> type) {
    return RecordReading.of(type).faults();
  }

  /**
   * What is wrong with settings as they are stored, all of it, by key: values that are not allowed,
   * plain text in place of a secret's reference, required ones that are absent, keys that are not
   * declared. When nothing of that is wrong, what the constructor of the record refuses: it is
   * given the references in place of secrets.
   */
  public List<SettingsFault> faultsOfStored(Map<String, String> settings) {
    var faults = new ArrayList<SettingsFault>();
    fields.forEach(field -> field.faultOfStored(text(settings, field)).ifPresent(faults::add));
    addUnknown(settings.keySet(), faults);
    return faults.isEmpty() ? faultsOfAll(settings) : faults;
  }

  /**
   * What is wrong with settings as the executor is given them, all of it: as {@link
   * #faultsOfStored}, with the values of secrets, which no message shows.
   */
  public List<SettingsFault> faults(Map<String, String> settings) {
    var faults = new ArrayList<SettingsFault>();
    fields.forEach(field -> field.fault(text(settings, field)).ifPresent(faults::add));
    addUnknown(settings.keySet(), faults);
    return faults;
  }

  /**
   * Makes the record of settings without {@link #faults}.
   *
   * @throws RuntimeException what the constructor of the record throws
   */
  public R read(Map<String, String> settings) {
    return make(fields.stream().map(field -> field.value(text(settings, field))).toArray());
  }

  private R make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The keys of the settings that are secrets. */
  public Set<String> secretKeys() {
    return fields.stream()
        .filter(SettingsField::secret)
        .map(SettingsField::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * JSON Schema 2020-12 of the stored settings: an object of texts, where numbers may be written as
   * such. What it cannot say of a text is {@code x-minimum} and {@code x-maximum}, the limits of
   * numbers, durations, dates and instants; {@code x-items} of lists and {@code x-values} of maps.
   */
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    fields.forEach(field -> properties.put(field.key(), field.schema()));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        fields.stream().filter(SettingsField::isRequired).map(SettingsField::key).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  private List<SettingsFault> faultsOfAll(Map<String, String> settings) {
    try {
      make(fields.stream().map(field -> field.value(text(settings, field))).toArray());
      return List.of();
    } catch (RuntimeException refused) {
      if (refused instanceof FaultySettings named && !named.faults().isEmpty()) {
        return named.faults();
      }
      var message = refused.getMessage();
      return List.of(
          SettingsFault.together(message == null ? refused.getClass().getName() : message));
    }
  }

  private static String text(Map<String, String> settings, SettingsField field) {
    return settings.getOrDefault(field.key(), "");
  }

  private void addUnknown(Set<String> keys, List<SettingsFault> faults) {
    var known = fields.stream().map(SettingsField::key).toList();
    for (var key : new TreeSet<>(keys)) {
      if (!known.contains(key)) {
        faults.add(
            new SettingsFault(
                key,
                known.isEmpty()
                    ? "unknown setting; there are no settings"
                    : "unknown setting, allowed: " + String.join(", ", known)));
      }
    }
  }

  private static <R extends Record> SettingsForm<R> formOf(Class<R> type) {
    var reading = RecordReading.of(type);
    if (!reading.faults().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", reading.faults()));
    }
    var types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new SettingsForm<>(constructor, reading.fields());
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
