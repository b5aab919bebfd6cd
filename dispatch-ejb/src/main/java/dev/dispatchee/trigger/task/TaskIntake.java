// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.api.discovery.TaskOrigin;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.api.discovery.TaskTaker;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskRefusedException;
import dev.dispatchee.api.task.TaskState;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.refusal.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the work that code of deployments of this server hands over, on its threads and in its
 * transactions. All that is asked of the database before the end of such a transaction is asked
 * outside of it, so that the data source does not take part in it too soon. Safe for several
 * threads.
 */
@Singleton
public class TaskIntake implements TaskTaker, TaskCounter {

  private static final String DEPLOYMENT = "deployment:";
  private static final int LONGEST_USER = 255;

  private final TaskBatches batches;
  private final TaskStates states;
  private final StoredTasks stored;
  private final TaskAccess access;
  private final CallerTransaction transaction;

  @Inject
  TaskIntake(
      TaskBatches batches,
      TaskStates states,
      StoredTasks stored,
      TaskAccess access,
      CallerTransaction transaction) {
    this.batches = batches;
    this.states = states;
    this.stored = stored;
    this.access = access;
    this.transaction = transaction;
  }

  @Override
  public List<EnqueuedTask> take(TaskOrigin origin, TaskRequest request) {
    return refusing(
        () -> {
          if (request.settings().isEmpty()) {
            return List.of();
          }
          var user = user(origin);
          return handOver(
              () -> {
                if (batches.isRestricted(request.type())) {
                  access.checkRestricted(origin, request.type());
                }
                return batches.ofType(request, user, deployment(origin));
              });
        });
  }

  @Override
  public EnqueuedTask run(TaskOrigin origin, String referenceCode, Map<String, String> settings) {
    return refusing(
        () ->
            handOver(
                    () -> {
                      var trigger = batches.trigger(referenceCode, deployment(origin));
                      var type = trigger.executorType();
                      if (!settings.isEmpty() && batches.isRestricted(type)) {
                        access.checkRestricted(origin, type);
                      }
                      return batches.ofTrigger(trigger, settings, user(origin), deployment(origin));
                    })
                .get(0));
  }

  @Override
  public Optional<EnqueuedTask> find(TaskOrigin origin, long id) {
    if (id <= 0) {
      return Optional.empty();
    }
    var log = new DispatchLogId(id);
    return refusing(
        () ->
            transaction
                .suspended(() -> states.find(log, deployment(origin)))
                .map(there -> new TaskHandle(TaskRun.ofBefore(log), user(origin), null, this)));
  }

  private List<EnqueuedTask> handOver(Supplier<TaskBatch> preparation) {
    var key = transaction.key();
    if (key != null && transaction.isDoomed()) {
      throw new IllegalStateException("the transaction is marked for rollback: nothing is taken");
    }
    var batch = transaction.suspended(preparation);
    if (key == null) {
      stored.store(List.of(batch));
    } else {
      TasksInTransaction.of(transaction, stored).add(batch);
    }
    return batch.runs().stream()
        .<EnqueuedTask>map(run -> new TaskHandle(run, batch.user(), key, this))
        .toList();
  }

  @Override
  public @Nullable Object transaction() {
    return transaction.key();
  }

  @Override
  public Optional<TaskState> state(DispatchLogId id) {
    return refusing(() -> transaction.suspended(() -> states.find(id)));
  }

  @Override
  public boolean cancel(DispatchLogId id, String user) {
    return refusing(() -> transaction.suspended(() -> states.cancel(id, user)));
  }

  private static String user(TaskOrigin origin) {
    return text(origin.user() == null ? DEPLOYMENT + origin.deployment() : origin.user());
  }

  private static String deployment(TaskOrigin origin) {
    return text(origin.deployment());
  }

  private static String text(String text) {
    var storable = StorableText.of(text);
    return storable.substring(0, Math.min(storable.length(), LONGEST_USER));
  }

  // Exceptions of ours are not to be seen by the code of others, which has not their classes.
  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failed) {
      var refused = Refused.of(Refused.unwrapped(failed));
      if (refused.isEmpty()) {
        throw failed;
      }
      throw new TaskRefusedException(refused.get().code(), refused.get().message());
    }
  }
}
