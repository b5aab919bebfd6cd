// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a run between its start on a thread of this node and the end of that thread's
 * work.
 *
 * <pre>
 * a run is | and then                                      | it becomes
 * working  | its time is up, a user cancels it, it is      | asked: its thread is interrupted
 *          | taken from this node, or the node stops       |
 * working  | its executor ends, or was not entered at all  | over: its thread has its result
 * asked    | it is asked again                             | asked, for the first reason
 * asked    | its executor ends                             | over: its thread has its result
 * asked    | it works on beyond the grace                  | given up: who gave it up has its result
 * given up | it is looked at once more                     | given up; interrupted again
 * given up | its executor ends                             | over, without a second result
 * over     | anything                                      | over
 * </pre>
 *
 * <p>So there is one result at most, its reason is fixed before it is made, and no interrupt
 * reaches a thread that has left its run. Safe for several threads; the monitor is held for moments
 * only.
 */
final class RunState {

  private enum Phase {
    WORKING,
    ASKED,
    GIVEN_UP,
    OVER
  }

  private final Thread thread;
  private Phase phase = Phase.WORKING;
  private @Nullable EndReason asked;
  private Instant askedDate = Instant.MAX;

  /** The state of a run that a thread is about to work on. */
  RunState(Thread thread) {
    this.thread = thread;
  }

  /** Asks the run to end, if it works and nobody has. */
  synchronized void ask(EndReason why, Instant now) {
    if (phase == Phase.WORKING) {
      phase = Phase.ASKED;
      asked = why;
      askedDate = now;
      thread.interrupt();
    }
  }

  /** Why it was asked to end; null if it was not. */
  synchronized @Nullable EndReason asked() {
    return asked;
  }

  /** Whether its result is made, or about to be made. */
  synchronized boolean isOver() {
    return phase == Phase.GIVEN_UP || phase == Phase.OVER;
  }

  /**
   * Gives it up, if it was asked to end before an instant and still works. One that was given up
   * before is interrupted again: libraries swallow interrupts, as H2 does while it writes to its
   * file, and there is no time to clean up any more that this could disturb.
   *
   * @return whether it did, so that the caller has to make its result
   */
  synchronized boolean giveUpIfAskedBefore(Instant limit) {
    if (phase == Phase.GIVEN_UP) {
      thread.interrupt();
    }
    if (phase != Phase.ASKED || !askedDate.isBefore(limit)) {
      return false;
    }
    phase = Phase.GIVEN_UP;
    return true;
  }

  /**
   * Says that its thread has left it. To be called by that thread, which is no longer interrupted
   * then.
   *
   * @param unasked why it ended, if nobody has asked it to; null for no such reason
   * @return whether it was not given up, so that the caller has to make its result
   */
  synchronized boolean end(@Nullable EndReason unasked) {
    boolean mine = phase != Phase.GIVEN_UP;
    phase = Phase.OVER;
    if (asked == null) {
      asked = unasked;
    }
    // An interrupt that was meant for this run must not reach the next one of this thread.
    Thread.interrupted();
    return mine;
  }
}
