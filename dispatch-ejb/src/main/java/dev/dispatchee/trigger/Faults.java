// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.ValidationException;
import dev.dispatchee.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, one fault for each field: the first that is found there. */
final class Faults {

  private static final int LONGEST_SHOWN = 100;

  private final Map<String, Violation> byField = new LinkedHashMap<>();

  void add(String field, String code, String message) {
    byField.putIfAbsent(field, new Violation(field, code, message));
  }

  /** What breaks a rule of its field: what was found, and what is allowed. */
  void addFound(String field, Object found, String allowed) {
    add(field, "validation-failed", "found '%s', allowed: %s".formatted(shown(found), allowed));
  }

  boolean isAt(String field) {
    return byField.containsKey(field);
  }

  /** Throws them all, if there are any. */
  void throwIfAny() {
    if (!byField.isEmpty()) {
      throw new ValidationException(List.copyOf(byField.values()));
    }
  }

  /** A user's text fit to be shown: cut when it is long, without control characters. */
  static String shown(Object found) {
    var text = found.toString().replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
