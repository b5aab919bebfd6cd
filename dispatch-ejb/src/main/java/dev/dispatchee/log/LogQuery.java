// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.page.KeyCursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which logs, in which order.
 *
 * @param trigger only those of one trigger; null for all
 * @param parent only the members of one run of a chain; null for all
 * @param concurrencyGroup only those of one group: open ones that have a place in it or wait for
 *     one, ended ones of triggers that are in it now; null for all
 * @param search only those of triggers whose name has this in it now, in any case; null for all
 * @param statuses only those with one of these; empty for all
 * @param cause only those with this; null for all
 * @param node only those that ran there; null for all
 * @param from only those planned then or later; null for all
 * @param to only those planned before; null for all
 * @param sort by what
 * @param ascending which way
 * @param cursor where the page before ended; null for the first
 * @param pageSize how many at most
 * @param withCount whether all of them are counted, which takes time
 */
public record LogQuery(
    @Nullable DispatchTriggerId trigger,
    @Nullable DispatchLogId parent,
    @Nullable String concurrencyGroup,
    @Nullable String search,
    List<RunStatus> statuses,
    @Nullable RunCause cause,
    @Nullable String node,
    @Nullable Instant from,
    @Nullable Instant to,
    Sort sort,
    boolean ascending,
    @Nullable KeyCursor cursor,
    int pageSize,
    boolean withCount) {

  /** The same without counting, for the page after one of so many logs that ended there. */
  public LogQuery after(@Nullable KeyCursor end, int size) {
    return new LogQuery(
        trigger,
        parent,
        concurrencyGroup,
        search,
        statuses,
        cause,
        node,
        from,
        to,
        sort,
        ascending,
        end,
        size,
        false);
  }

  /** Which of two logs comes first. */
  Comparator<KeyCursor> order() {
    var order = Comparator.comparing(KeyCursor::date).thenComparing(KeyCursor::id);
    return ascending ? order : order.reversed();
  }

  /** What logs can be sorted by; ties by id. */
  public enum Sort {
    /** When they were queued. */
    queuedDate,
    /** When they were planned. */
    plannedDate
  }
}
