// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.api.task.TaskState;
import dev.dispatchee.log.DispatchLogId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom handles of tasks ask, in whatever transaction they are used. */
interface TaskCounter {

  /** The key of the transaction that is open on this thread; null for none. */
  @Nullable Object transaction();

  /** What the log of a task says; empty if there is none. */
  Optional<TaskState> state(DispatchLogId id);

  /** Asks a task to end, in somebody's name; whether it had not. */
  boolean cancel(DispatchLogId id, String user);
}
