// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values in an order, with a first and a last: numbers, durations, instants.
 *
 * @param <T> what they are
 */
final class RangeForm<T extends Comparable<? super T>> implements ValueForm {

  private final RangeKind<T> kind;
  private final @Nullable T min;
  private final @Nullable T max;

  private RangeForm(RangeKind<T> kind, @Nullable T min, @Nullable T max) {
    this.kind = kind;
    this.min = min;
    this.max = max;
  }

  /**
   * Takes the limits.
   *
   * @throws IllegalArgumentException if they cannot be read or exclude everything
   */
  static <T extends Comparable<? super T>> RangeForm<T> of(RangeKind<T> kind, Setting limits) {
    var min = limit("min", limits.min(), kind);
    var max = limit("max", limits.max(), kind);
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw new IllegalArgumentException("min %s and max %s allow nothing".formatted(min, max));
    }
    return new RangeForm<>(kind, min, max);
  }

  @Override
  public Object read(String text) {
    var value = kind.read().apply(text.strip());
    if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
      throw new IllegalArgumentException("it is out of range");
    }
    return value;
  }

  @Override
  public String allowed() {
    if (min != null && max != null) {
      return "%s from %s to %s".formatted(kind.name(), min, max);
    }
    if (min != null) {
      return "%s, at least %s".formatted(kind.name(), min);
    }
    return max == null ? kind.name() : "%s, at most %s".formatted(kind.name(), max);
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<>(kind.schema());
    putLimit("minimum", min, schema);
    putLimit("maximum", max, schema);
    return schema;
  }

  // As a number for numbers, which the schema can compare; as a text for all that is written as
  // one.
  private void putLimit(String keyword, @Nullable T limit, Map<String, Object> schema) {
    if (limit instanceof Number) {
      schema.put(keyword, limit);
    }
    if (limit != null) {
      schema.put("x-" + keyword, limit.toString());
    }
  }

  private static <T extends Comparable<? super T>> @Nullable T limit(
      String name, String text, RangeKind<T> kind) {
    return text.isEmpty() ? null : limit(name, text, kind.read(), kind.name());
  }

  private static <T> T limit(String name, String text, Function<String, T> read, String allowed) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "%s '%s' is not %s".formatted(name, text, allowed), unreadable);
    }
  }
}
