// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.task.TaskRefusedException;
import org.jspecify.annotations.Nullable;

/** Where work is handed over: open while the engine runs on this server. Thread-safe. */
public final class TaskDesk {

  private static final TaskDesk SHARED = new TaskDesk();

  private volatile @Nullable TaskTaker open;

  TaskDesk() {}

  /** The one that all deployments of this server share. */
  public static TaskDesk shared() {
    return SHARED;
  }

  /** Work is taken from now on. */
  public void open(TaskTaker taker) {
    open = taker;
  }

  /** No work is taken any more. */
  public void close() {
    open = null;
  }

  /**
   * Who takes it.
   *
   * @throws TaskRefusedException if nobody does now
   */
  TaskTaker taker() {
    var taker = open;
    if (taker == null) {
      throw new TaskRefusedException("unavailable", "Dispatch EE does not run on this server now");
    }
    return taker;
  }
}
