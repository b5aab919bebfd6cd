// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.queue.NewRun;
import java.time.Instant;
import java.util.function.Function;

/**
 * A run that somebody was promised, and what has become of it: it is stored with the transaction in
 * which it was asked for. Safe for several threads.
 */
final class TaskRun {

  private final DispatchLogId id;
  private final Function<Instant, NewRun> row;
  private volatile Stage stage = Stage.PROMISED;

  /**
   * Promises one.
   *
   * @param row makes its row, at the time at which it is stored
   */
  TaskRun(DispatchLogId id, Function<Instant, NewRun> row) {
    this.id = id;
    this.row = row;
  }

  /** One that was stored before. */
  static TaskRun ofBefore(DispatchLogId id) {
    var run =
        new TaskRun(
            id,
            now -> {
              throw new IllegalStateException("it has its row");
            });
    run.stage = Stage.STORED;
    return run;
  }

  /** How far it has come. */
  enum Stage {
    /** It will be stored. */
    PROMISED,
    /** It is being stored. */
    TAKEN,
    /** It is, or was, in the database. */
    STORED,
    /** It never will be. */
    DISCARDED
  }

  DispatchLogId id() {
    return id;
  }

  NewRun row(Instant now) {
    return row.apply(now);
  }

  Stage stage() {
    return stage;
  }

  /** It is about to be stored, unless it was dropped before. */
  synchronized boolean take() {
    if (stage == Stage.PROMISED) {
      stage = Stage.TAKEN;
    }
    return stage == Stage.TAKEN;
  }

  /** It is not to be stored; whether that is still in time. */
  synchronized boolean drop() {
    if (stage == Stage.PROMISED) {
      stage = Stage.DISCARDED;
      return true;
    }
    return false;
  }

  synchronized void stored() {
    if (stage == Stage.TAKEN) {
      stage = Stage.STORED;
    }
  }

  synchronized void discarded() {
    stage = Stage.DISCARDED;
  }
}
