// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import dev.dispatchee.log.LogView;

/** Who follows a run: the contract with what carries it to a caller. Called by one thread. */
public interface LogFollower {

  /** Whether all that was handed over is on its way, so that more can be. */
  boolean isReady();

  /** Whether the caller has gone. */
  boolean isGone();

  /**
   * The run has said something.
   *
   * @param offset where its first byte stands in what is kept of the output
   * @param text whole characters
   * @param end where the byte after its last one will stand
   */
  void output(long offset, String text, long end);

  /**
   * The run has come further.
   *
   * @param percent 0 to 100
   * @param end where output goes on
   */
  void progress(int percent, String message, long end);

  /**
   * The state of the run has changed.
   *
   * @param end where output goes on
   */
  void status(LogView log, long end);

  /** Nothing has happened for a while. */
  void stillHere();

  /** There is no more. */
  void end();
}
