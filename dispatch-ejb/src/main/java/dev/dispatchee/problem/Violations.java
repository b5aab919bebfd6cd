// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

import dev.dispatchee.SafeText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, one fault for each field: the first that is found there. */
public final class Violations {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final Map<String, Violation> byField = new LinkedHashMap<>();

  /** What is wrong. */
  public void add(Violation violation) {
    byField.putIfAbsent(violation.field(), violation);
  }

  /** What is wrong with a field. */
  public void add(String field, String code, String message) {
    byField.putIfAbsent(field, new Violation(field, code, message));
  }

  /** What breaks a rule of its field. */
  public void add(String field, String message) {
    byField.putIfAbsent(field, Violation.of(field, message));
  }

  /** What breaks a rule of its field: what was found, and what is allowed. */
  public void addFound(String field, @Nullable Object found, String allowed) {
    add(field, "found '%s', allowed: %s".formatted(SafeText.of(found), allowed));
  }

  /**
   * An instant that can be kept; null if there is none, or if it is wrong.
   *
   * @param found how it was written
   */
  public @Nullable Instant instant(String field, @Nullable Instant value, @Nullable Object found) {
    if (value != null && (value.isBefore(FIRST) || !value.isBefore(END))) {
      addFound(field, found, "years 1970 to 2199");
      return null;
    }
    return value;
  }

  /** All that others have noted of the parts of a field. */
  public void addAll(String field, Violations ofParts) {
    ofParts.byField.values().stream()
        .map(one -> new Violation(field + "." + one.field(), one.code(), one.message()))
        .forEach(this::add);
  }

  /** Whether something is wrong with a field. */
  public boolean isAt(String field) {
    return byField.containsKey(field);
  }

  /**
   * Throws them all, if there are any.
   *
   * @throws ValidationException with them
   */
  public void throwIfAny() {
    if (!byField.isEmpty()) {
      throw new ValidationException(List.copyOf(byField.values()));
    }
  }
}
