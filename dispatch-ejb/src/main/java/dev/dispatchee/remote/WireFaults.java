// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.ValidationException;
import dev.dispatchee.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with what was sent, one fault for each field: the first. */
final class WireFaults {

  private static final int LONGEST_SHOWN = 100;
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final Map<String, Violation> byField = new LinkedHashMap<>();

  void add(String field, String message) {
    byField.putIfAbsent(field, Violation.of(field, message));
  }

  void found(String field, @Nullable Object found, String allowed) {
    add(field, "found '%s', allowed: %s".formatted(shown(found), allowed));
  }

  /** An instant that the database can keep; null when there is none or it is at fault. */
  @Nullable Instant instant(String field, @Nullable Instant sent) {
    if (sent != null && (sent.isBefore(FIRST) || !sent.isBefore(END))) {
      found(field, sent, "the years 1970 to 2199");
      return null;
    }
    return sent;
  }

  /**
   * Throws them all, if there are any.
   *
   * @throws ValidationException with them
   */
  void check() {
    if (!byField.isEmpty()) {
      throw new ValidationException(List.copyOf(byField.values()));
    }
  }

  /** Fit to be shown: cut when it is long, without control characters. */
  static String shown(@Nullable Object found) {
    var text = String.valueOf(found).replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
