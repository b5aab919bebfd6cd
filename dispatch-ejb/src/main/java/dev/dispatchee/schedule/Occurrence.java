// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Something a schedule does at an instant. */
public sealed interface Occurrence {

  /** When it happens. */
  Instant at();

  /**
   * The schedule fires.
   *
   * @param at when
   * @param note what a change of the clock has to do with it
   */
  record Fire(Instant at, Note note) implements Occurrence {}

  /**
   * Local times do not fire because the clock jumped over them.
   *
   * @param at the end of the gap
   * @param localTimes the times that do not exist, in order, at least one
   */
  record Skip(Instant at, List<LocalDateTime> localTimes) implements Occurrence {

    /** Keeps a copy of the list. */
    public Skip {
      localTimes = List.copyOf(localTimes);
    }
  }
}
