// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backfill as users see it; the names are those of the API.
 *
 * @param id which it is
 * @param triggerId the trigger
 * @param state how it stands
 * @param from the first instant that may run
 * @param to the end, exclusive
 * @param order which instants run first
 * @param parallel how many instants run at once
 * @param instants how many instants there are in all
 * @param started how many of them have been queued
 * @param successful how many of them ended SUCCESSFUL
 * @param unsuccessful how many of them ended otherwise
 * @param createdBy who asked for it
 * @param dateCreated when
 * @param canceledBy who canceled it; null when nobody did
 * @param endDate when the last of its runs had ended; null before
 */
public record Backfill(
    long id,
    long triggerId,
    State state,
    Instant from,
    Instant to,
    BackfillOrder order,
    int parallel,
    int instants,
    int started,
    int successful,
    int unsuccessful,
    String createdBy,
    Instant dateCreated,
    @Nullable String canceledBy,
    @Nullable Instant endDate) {

  /** How a backfill stands. */
  public enum State {
    /** Instants run or are to run. */
    RUNNING,
    /** Nothing more is queued; what is in progress has been asked to end. */
    CANCELING,
    /** Somebody canceled it, and its runs have ended. */
    CANCELED,
    /** All of its instants have run, whatever they came to. */
    ENDED
  }
}
