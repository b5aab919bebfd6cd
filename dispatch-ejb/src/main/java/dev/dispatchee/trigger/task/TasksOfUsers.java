// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunSubject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes the work that users hand over, whose roles have been checked. Must be called with no
 * transaction open. Safe for several threads.
 */
@Singleton
public class TasksOfUsers {

  private final TaskBatches batches;
  private final StoredTasks stored;

  @Inject
  TasksOfUsers(TaskBatches batches, StoredTasks stored) {
    this.batches = batches;
    this.stored = stored;
  }

  /**
   * What a run of an executor is to be.
   *
   * @param user in whose name the trigger of the executor is made, if there is none
   * @throws dev.dispatchee.problem.ValidationException naming what is wrong
   */
  public RunSubject subject(String executorType, Map<String, String> settings, String user) {
    return batches.subject(executorType, settings, user);
  }

  /**
   * The groups that the trigger names whose runs are the tasks of an executor.
   *
   * @param user in whose name the trigger is made, if there is none
   * @throws dev.dispatchee.problem.ValidationException if no live node has the executor
   */
  public AccessGroups accessOf(String executorType, String user) {
    return batches.accessOf(executorType, user);
  }

  /**
   * Queues runs of an executor, all or none.
   *
   * @param mayRun refuses them by the groups that their trigger names
   * @return their logs, in the order of their settings
   * @throws dev.dispatchee.problem.ValidationException naming what is wrong
   */
  public List<DispatchLogId> enqueueAll(
      TaskRequest request, String user, Consumer<AccessGroups> mayRun) {
    if (request.settings().isEmpty()) {
      return List.of();
    }
    var batch = batches.ofType(request, user, null);
    mayRun.accept(batches.accessOf(request.type(), user));
    stored.store(List.of(batch));
    return batch.runs().stream().map(TaskRun::id).toList();
  }
}
