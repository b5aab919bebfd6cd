// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What an executor knows about its run. It belongs to that run: only threads of the run may use it,
 * and only until the run has ended.
 */
public interface DispatchTaskContext {

  /** How long a result may be, in bytes of UTF-8. */
  int MOST_RESULT_BYTES = 4 * 1024;

  /** The trigger that this run belongs to. */
  long dispatchTriggerId();

  /** The name of the trigger when the run was queued. */
  String triggerName();

  /** The log of this run, that is, of this attempt only. */
  long dispatchLogId();

  /**
   * A text that is the same for all attempts of one fire and different for all others. Pass it to
   * the system that you change, so that a second attempt does not do the work twice.
   */
  String idempotencyKey();

  /**
   * The settings of the trigger as they were when the run was queued, already checked against what
   * the executor declares. References to secrets have been replaced by their values.
   */
  DispatchTaskSettings settings();

  /**
   * The file of the trigger, if it has one: the one that is there when this is first asked. Another
   * attempt is given the file that is there then.
   */
  default Optional<DispatchTaskFile> file() {
    return Optional.empty();
  }

  /** The instant for which the first attempt was planned, in whole milliseconds. */
  Instant plannedDate();

  /** Which attempt this is, from 1. */
  int attempt();

  /** When the latest successful run of this trigger started, if there is one. */
  Optional<Instant> lastSuccess();

  /**
   * The header {@code traceparent} of W3C Trace Context for what the calling thread does for this
   * run, to be passed to systems that it asks; empty if the server keeps no traces, or on another
   * thread than the one that executes the run.
   */
  default Optional<String> traceParent() {
    return Optional.empty();
  }

  /** What earlier runs of this trigger have left, and what this one leaves for the next. */
  DispatchTaskState state();

  /** The output of the run. */
  DispatchTaskOutput output();

  /**
   * The error text of the run. Writing here does not make the run fail, but if it fails, this is
   * its error text.
   */
  DispatchTaskOutput error();

  /**
   * Reports the progress of the work.
   *
   * @param percent 0 to 100; values outside are set to the nearest limit
   * @param message one short line
   */
  void progress(int percent, String message);

  /**
   * Sets the result of the run: one short text that people and programs find in its log, whichever
   * way it ends. Called again, the last one counts.
   *
   * @throws IllegalArgumentException if it is longer than {@link #MOST_RESULT_BYTES}
   */
  void result(String text);

  /** Whether the run should end: it was canceled, it timed out, or the server is stopping. */
  boolean isCanceled();
}
