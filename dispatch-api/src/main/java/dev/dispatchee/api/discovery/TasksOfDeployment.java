// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.settings.WrittenSettings;
import dev.dispatchee.api.task.DispatchTasks;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskRefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bean that a deployment is given: says for it who it is, and hands over. */
final class TasksOfDeployment implements DispatchTasks {

  private final TaskDesk desk;
  private final Supplier<TaskOrigin> origin;

  /**
   * For one deployment.
   *
   * @param origin tells who calls, on the thread that does
   */
  TasksOfDeployment(TaskDesk desk, Supplier<TaskOrigin> origin) {
    this.desk = desk;
    this.origin = origin;
  }

  @Override
  public EnqueuedTask enqueue(String type, Record settings) {
    return one(type, written(settings), null);
  }

  @Override
  public EnqueuedTask enqueue(String type, Map<String, String> settings) {
    return one(type, settings, null);
  }

  @Override
  public List<EnqueuedTask> enqueueAll(String type, Collection<? extends Record> settings) {
    if (settings.size() > MOST_AT_ONCE) {
      throw new TaskRefusedException(
          "validation-failed",
          "found %d tasks, allowed: at most %d".formatted(settings.size(), MOST_AT_ONCE));
    }
    var each = settings.stream().map(TasksOfDeployment::written).toList();
    return take(new TaskRequest(type, each, null));
  }

  @Override
  public EnqueuedTask schedule(Instant at, String type, Record settings) {
    return one(type, written(settings), at);
  }

  @Override
  public EnqueuedTask schedule(Instant at, String type, Map<String, String> settings) {
    return one(type, settings, at);
  }

  @Override
  public EnqueuedTask runTrigger(String referenceCode) {
    return runTrigger(referenceCode, Map.of());
  }

  @Override
  public EnqueuedTask runTrigger(String referenceCode, Map<String, String> settings) {
    return desk.taker().run(origin.get(), referenceCode, settings);
  }

  @Override
  public Optional<EnqueuedTask> find(long id) {
    return desk.taker().find(origin.get(), id);
  }

  private EnqueuedTask one(String type, Map<String, String> settings, @Nullable Instant at) {
    return take(new TaskRequest(type, List.of(settings), at)).get(0);
  }

  private List<EnqueuedTask> take(TaskRequest request) {
    return desk.taker().take(origin.get(), request);
  }

  private static Map<String, String> written(Record settings) {
    if (settings instanceof DispatchTaskSettings texts) {
      return texts.asMap();
    }
    try {
      return WrittenSettings.of(settings);
    } catch (IllegalArgumentException unwritable) {
      throw new TaskRefusedException(
          "validation-failed", String.valueOf(unwritable.getMessage()), unwritable);
    }
  }
}
