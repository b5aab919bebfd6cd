// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads values of the configuration and collects what is wrong with them, all of it. */
final class ConfigurationValues {

  private final Config config;
  private final List<String> faults = new ArrayList<>();

  ConfigurationValues(Config config) {
    this.config = config;
  }

  /** A duration in the form of ISO 8601. */
  Duration duration(String key, String otherwise) {
    return value(key, otherwise, Duration::parse, "an ISO-8601 duration such as " + otherwise);
  }

  int wholeNumber(String key, String otherwise) {
    return value(key, otherwise, Integer::parseInt, "a whole number such as " + otherwise);
  }

  /** A duration of at least {@code shortest}; null when the key is not there. */
  @Nullable Duration durationIfAny(String key, Duration shortest) {
    return ifAny(
        key,
        Duration::parse,
        found -> found.compareTo(shortest) >= 0,
        "an ISO-8601 duration of at least " + shortest);
  }

  /** A whole number from 0 to {@code largest}; null when the key is not there. */
  @Nullable Integer numberIfAny(String key, int largest) {
    return ifAny(
        key,
        Integer::valueOf,
        found -> found >= 0 && found <= largest,
        "a whole number from 0 to " + largest);
  }

  /** Texts, separated by commas; blank ones are left out. */
  List<String> list(String key, List<String> otherwise) {
    return value(
        key,
        String.join(",", otherwise),
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList(),
        "a list such as " + String.join(",", otherwise));
  }

  /** A constant of an enum, by its name. */
  <E extends Enum<E>> E oneOf(String key, E otherwise) {
    var type = otherwise.getDeclaringClass();
    return value(
        key,
        otherwise.name(),
        text -> Enum.valueOf(type, text),
        "one of " + Arrays.toString(type.getEnumConstants()));
  }

  /** A value made of those under {@code keys}, whose constructor may refuse them. */
  <T> T combined(String keys, Supplier<T> combination, T otherwise) {
    try {
      return combination.get();
    } catch (IllegalArgumentException refused) {
      faults.add(keys + ": " + refused.getMessage());
      return otherwise;
    }
  }

  void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalStateException naming everything that is wrong
   */
  void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The configuration is wrong: %s".formatted(String.join("; ", faults)));
    }
  }

  private <T> @Nullable T ifAny(
      String key, Function<String, T> form, Predicate<T> holds, String allowed) {
    return value(key, "", text -> text.isEmpty() ? null : held(form.apply(text), holds), allowed);
  }

  private static <T> T held(T found, Predicate<T> holds) {
    if (!holds.test(found)) {
      throw new IllegalArgumentException("out of range");
    }
    return found;
  }

  private <T extends @Nullable Object> T value(
      String key, String otherwise, Function<String, T> form, String allowed) {
    var text = config.getOptionalValue(key, String.class).map(String::strip).orElse(otherwise);
    try {
      return form.apply(text);
    } catch (RuntimeException unreadable) {
      faults.add("%s: found '%s', allowed: %s".formatted(key, text, allowed));
      return form.apply(otherwise);
    }
  }
}
