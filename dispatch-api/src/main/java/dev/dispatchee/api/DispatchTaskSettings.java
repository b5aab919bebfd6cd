// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import dev.dispatchee.api.settings.SettingsForm;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The settings of a task: strings by key, with methods that read them as other types. A blank
 * setting counts as absent.
 *
 * @param asMap all settings as they are stored, but in a run with the values of secrets in place of
 *     their references
 */
public record DispatchTaskSettings(Map<String, String> asMap) {

  /** Copies the settings. */
  public DispatchTaskSettings {
    asMap = Map.copyOf(asMap);
  }

  /**
   * All settings as a record, usually the one that the executor declares. Its components are the
   * allowed settings; an absent one has its default.
   *
   * @throws InvalidSettingsException naming everything that is wrong, or what the constructor of
   *     the record refuses
   * @throws IllegalArgumentException if the record itself cannot be described
   */
  public <R extends Record> R as(Class<R> type) {
    var form = SettingsForm.of(type);
    var faults = form.faults(asMap);
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    try {
      return form.read(asMap);
    } catch (InvalidSettingsException refused) {
      throw refused;
    } catch (RuntimeException refused) {
      throw new InvalidSettingsException(refused);
    }
  }

  /** The value of a setting, if it is present. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(asMap.get(key)).filter(text -> !text.isBlank());
  }

  /**
   * The value of a required setting.
   *
   * @throws InvalidSettingsException if it is not
   */
  public String require(String key) {
    return get(key).orElseThrow(() -> InvalidSettingsException.missing(key));
  }

  /**
   * A setting that is a whole number.
   *
   * @throws InvalidSettingsException if it is not a number from {@code min} to {@code max}
   */
  public Optional<Long> getLong(String key, long min, long max) {
    return get(key).map(text -> wholeNumber(key, text.strip(), min, max));
  }

  /**
   * A setting that is an ISO-8601 duration, such as {@code PT30S}.
   *
   * @throws InvalidSettingsException if it is not a duration from {@code min} to {@code max}
   */
  public Optional<Duration> getDuration(String key, Duration min, Duration max) {
    return get(key).map(text -> duration(key, text.strip(), min, max));
  }

  /** Only the keys, because a value may be a secret. */
  @Override
  public String toString() {
    return "DispatchTaskSettings" + new TreeSet<>(asMap.keySet());
  }

  private static long wholeNumber(String key, String text, long min, long max) {
    var allowed = "a whole number from %d to %d".formatted(min, max);
    try {
      long number = Long.parseLong(text);
      if (number < min || number > max) {
        throw new InvalidSettingsException(key, text, allowed);
      }
      return number;
    } catch (NumberFormatException notANumber) {
      throw new InvalidSettingsException(key, text, allowed);
    }
  }

  private static Duration duration(String key, String text, Duration min, Duration max) {
    var allowed = "an ISO-8601 duration from %s to %s".formatted(min, max);
    try {
      var duration = Duration.parse(text);
      if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
        throw new InvalidSettingsException(key, text, allowed);
      }
      return duration;
    } catch (DateTimeParseException notADuration) {
      throw new InvalidSettingsException(key, text, allowed);
    }
  }
}
