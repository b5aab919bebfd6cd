// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for, as it is sent.
 *
 * @param from the first instant that may run, in ISO 8601
 * @param to the end, exclusive; at most now
 * @param order a {@link BackfillOrder}; null: the oldest first
 * @param parallel how many instants run at once, 1 to {@link #MOST_PARALLEL}; null: one
 */
public record BackfillRequest(
    @Nullable String from,
    @Nullable String to,
    @Nullable String order,
    @Nullable BigInteger parallel) {

  /** How many instants may run at once at most. */
  public static final int MOST_PARALLEL = 100;

  /** How many instants one backfill may have at most. */
  public static final int MOST_INSTANTS = 10_000;

  /**
   * What it means.
   *
   * @throws dev.dispatchee.problem.ValidationException if something is missing or not allowed
   */
  ValidBackfill validate(Instant now) {
    var violations = new Violations();
    var values = new DraftValues(violations);
    var begin = required(values.instant("from", from), "from", from, violations);
    var end = required(values.instant("to", to), "to", to, violations);
    var first = values.constant("order", order, BackfillOrder.OLDEST_FIRST);
    var atOnce = values.number("parallel", parallel, 1, MOST_PARALLEL);
    if (end != null && end.isAfter(now)) {
      violations.addFound("to", end, "at most now, %s".formatted(now));
    }
    if (begin != null && end != null && !begin.isBefore(end)) {
      violations.addFound("from", begin, "before the end, %s".formatted(end));
    }
    violations.throwIfAny();
    return new ValidBackfill(
        Objects.requireNonNull(begin),
        Objects.requireNonNull(end),
        first,
        atOnce == null ? 1 : atOnce);
  }

  private static @Nullable Instant required(
      @Nullable Instant read, String field, @Nullable String sent, Violations violations) {
    if (sent == null) {
      violations.add(field, "is required");
    }
    return read;
  }
}
