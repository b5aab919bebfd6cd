// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/** What a change of the clock or a calendar has to do with a fire. */
public enum Note {
  /** Nothing. */
  NONE,
  /**
   * It stands for local times that the clock jumped over, and for nothing else: a regular fire at
   * that instant keeps its own note.
   */
  GAP_MOVED,
  /** Its local time comes twice; this is the earlier. */
  OVERLAP_FIRST,
  /** Its local time comes twice; this is the later. */
  OVERLAP_SECOND,
  /**
   * It stands for a fire of another day that a calendar keeps from its time, and for nothing else.
   */
  CALENDAR_MOVED
}
