// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskState;
import dev.dispatchee.api.task.TaskStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task, as whoever has handed it over sees it. */
final class TaskHandle implements EnqueuedTask {

  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final TaskRun run;
  private final String user;
  private final @Nullable Object handedOverIn;
  private final TaskCounter counter;

  /**
   * A handle.
   *
   * @param user in whose name it is canceled
   * @param handedOverIn the key of the transaction in which it was handed over; null for none
   */
  TaskHandle(TaskRun run, String user, @Nullable Object handedOverIn, TaskCounter counter) {
    this.run = run;
    this.user = user;
    this.handedOverIn = handedOverIn;
    this.counter = counter;
  }

  @Override
  public long id() {
    return run.id().value();
  }

  @Override
  public TaskState state() {
    return switch (run.stage()) {
      case PROMISED, TAKEN -> state(TaskStatus.PENDING);
      case DISCARDED -> state(TaskStatus.DISCARDED);
      case STORED -> counter.state(run.id()).orElseGet(() -> state(TaskStatus.DELETED));
    };
  }

  private TaskState state(TaskStatus status) {
    return new TaskState(id(), status, null, null, null);
  }

  @Override
  public TaskState await(Duration longest) throws InterruptedException {
    if (handedOverIn != null && handedOverIn.equals(counter.transaction())) {
      throw new IllegalStateException(
          "task %d cannot start before the transaction has ended in which it was handed over"
              .formatted(id()));
    }
    long start = System.nanoTime();
    long pause = SHORTEST_PAUSE_NANOS;
    while (true) {
      var state = state();
      long left = longest.toNanos() - (System.nanoTime() - start);
      if (state.ended() || left <= 0) {
        return state;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(pause, left));
      pause = Math.min(LONGEST_PAUSE_NANOS, pause * 3 / 2);
    }
  }

  @Override
  public boolean cancel() {
    return run.drop() || counter.cancel(run.id(), user);
  }

  @Override
  public String toString() {
    return "task " + id();
  }
}
