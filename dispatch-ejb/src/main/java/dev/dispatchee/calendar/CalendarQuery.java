// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fires.
 *
 * @param from from this instant on
 * @param to before this one
 * @param zone by whose clock hours are told; null: by each trigger's own
 * @param active whether of active triggers, or of inactive ones as if they were active
 * @param executorType only of those of one executor; null for all
 * @param labels only of those that have one of these; empty for all
 */
public record CalendarQuery(
    Instant from,
    Instant to,
    @Nullable ZoneId zone,
    boolean active,
    @Nullable String executorType,
    List<String> labels) {

  /** The longest time that can be asked for. */
  public static final Duration LONGEST = Duration.ofDays(35);

  /**
   * Copies the labels.
   *
   * @throws ValidationException if the time ends before it begins, or is too long
   */
  public CalendarQuery {
    labels = List.copyOf(labels);
    if (!from.isBefore(to)) {
      throw refused("found '%s', allowed: after from, which is '%s'".formatted(to, from));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw refused(
          "found '%s', allowed: at most %d days after from, which is '%s'"
              .formatted(to, LONGEST.toDays(), from));
    }
  }

  private static ValidationException refused(String message) {
    return new ValidationException(List.of(Violation.of("to", message)));
  }
}
