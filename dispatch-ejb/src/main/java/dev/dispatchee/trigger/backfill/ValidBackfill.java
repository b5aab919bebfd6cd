// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A range of past instants, and how they are to run.
 *
 * @param from the first instant that may run
 * @param to the end, exclusive
 * @param order which instants run first
 * @param parallel how many instants run at once
 */
record ValidBackfill(Instant from, Instant to, BackfillOrder order, int parallel) {

  /**
   * The instants of a schedule in this range, in the order in which they run.
   *
   * @param schedule null when the trigger has none
   * @throws ValidationException if there are none, or more than {@link
   *     BackfillRequest#MOST_INSTANTS}
   */
  List<Instant> instants(@Nullable Schedule schedule) {
    if (schedule == null) {
      throw refused("from", "the trigger has no schedule, so there are no instants to run");
    }
    var before = from.minusMillis(1);
    long count = schedule.countFires(before, to.minusMillis(1));
    if (count == 0) {
      throw refused(
          "from",
          "found none of the schedule's instants from %s to %s, allowed: from 1 to %d"
              .formatted(from, to, BackfillRequest.MOST_INSTANTS));
    }
    if (count > BackfillRequest.MOST_INSTANTS) {
      throw refused(
          "to",
          "found %d instants from %s to %s, allowed: from 1 to %d"
              .formatted(count, from, to, BackfillRequest.MOST_INSTANTS));
    }
    var instants =
        schedule
            .walk(before)
            .takeWhile(occurrence -> occurrence.at().isBefore(to))
            .filter(Occurrence.Fire.class::isInstance)
            .map(Occurrence::at)
            .collect(Collectors.toList());
    if (order == BackfillOrder.NEWEST_FIRST) {
      Collections.reverse(instants);
    }
    return instants;
  }

  private static ValidationException refused(String field, String message) {
    return new ValidationException(List.of(Violation.of(field, message)));
  }
}
