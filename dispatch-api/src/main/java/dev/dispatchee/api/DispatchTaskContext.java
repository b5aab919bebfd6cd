// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What an executor knows of the run it works for. Belongs to that run: it may be used by the run's
 * own threads, and not after the run has ended.
 */
public interface DispatchTaskContext {

  /** The trigger that this run belongs to. */
  long dispatchTriggerId();

  /** The name of the trigger when the run was queued. */
  String triggerName();

  /** The log of this run: of this attempt alone. */
  long dispatchLogId();

  /**
   * A text that is the same for all attempts of one fire and different for all others. Hand it to
   * the system you change, so that a second attempt does not do the work twice.
   */
  String idempotencyKey();

  /**
   * The settings of the trigger, as they were when the run was queued, and allowed by what the
   * executor declares. References to secrets are their values.
   */
  DispatchTaskSettings settings();

  /** The instant that the first attempt was planned for, in whole milliseconds. */
  Instant plannedDate();

  /** Which attempt this is, from 1. */
  int attempt();

  /** When the newest successful run of this trigger started, if there is one. */
  Optional<Instant> lastSuccess();

  /** Where the run writes what it has to say. */
  DispatchTaskOutput output();

  /**
   * Where the run writes what went wrong. Text here does not make the run fail, but is its error
   * text if it does.
   */
  DispatchTaskOutput error();

  /**
   * Says how far the work has come.
   *
   * @param percent 0 to 100; what lies outside is cut to that
   * @param message one short line
   */
  void progress(int percent, String message);

  /** Whether the run should end: it was canceled, is out of time, or the server stops. */
  boolean isCanceled();
}
