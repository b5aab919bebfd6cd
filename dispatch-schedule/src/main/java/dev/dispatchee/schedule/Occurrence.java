// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a schedule does at an instant. */
public sealed interface Occurrence {

  /** When it happens. */
  Instant at();

  /**
   * The schedule fires.
   *
   * @param at when
   * @param note what a change of the clock or a calendar has to do with it
   * @param movedFrom when it would be without a calendar; null if it is not moved by one
   */
  record Fire(Instant at, Note note, @Nullable Instant movedFrom) implements Occurrence {

    /** One that no calendar has moved. */
    public Fire(Instant at, Note note) {
      this(at, note, null);
    }
  }

  /**
   * Fires of one day do not take place because a calendar bars their time.
   *
   * @param at the last of them
   * @param first the first of them
   * @param count how many they are
   */
  record LeftOut(Instant at, Instant first, int count) implements Occurrence {}

  /**
   * Local times do not fire because the clock jumped over them.
   *
   * @param at the end of the gap
   * @param localTimes the times that do not exist, in order, at least one, at most {@link
   *     #MOST_NAMED}: the first of them
   * @param count how many there are in all
   */
  record Skip(Instant at, List<LocalDateTime> localTimes, int count) implements Occurrence {

    /** How many local times are named; a gap of a day has 86,400. */
    public static final int MOST_NAMED = 1_000;

    /** Keeps a copy of the list. */
    public Skip {
      localTimes = List.copyOf(localTimes);
    }
  }
}
