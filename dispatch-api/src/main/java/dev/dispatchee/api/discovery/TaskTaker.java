// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.task.EnqueuedTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the work that code of any deployment hands over: the engine. Called on the threads, and in
 * the transactions, of that code; refuses with {@link
 * dev.dispatchee.api.task.TaskRefusedException}.
 */
public interface TaskTaker {

  /** Takes all of it, or nothing. */
  List<EnqueuedTask> take(TaskOrigin origin, TaskRequest request);

  /** Has a trigger run, with settings put over its own. */
  EnqueuedTask run(TaskOrigin origin, String referenceCode, Map<String, String> settings);

  /** A run of before. */
  Optional<EnqueuedTask> find(TaskOrigin origin, long id);
}
