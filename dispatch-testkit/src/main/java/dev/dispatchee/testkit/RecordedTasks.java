// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.api.settings.WrittenSettings;
import dev.dispatchee.api.task.DispatchTasks;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the server in unit tests of code that hands work over: keeps what was handed over,
 * and runs nothing. It knows no transactions: what is handed over is stored at once. Thread-safe.
 */
public final class RecordedTasks implements DispatchTasks {

  private final List<RecordedTask> tasks = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<RecordedTask>> answers = new ConcurrentHashMap<>();
  private final Map<String, Class<? extends DispatchTaskExecutor>> known = new HashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /**
   * A recorder.
   *
   * @param executors the executors that there are: others are refused, and so are settings that
   *     these do not allow, as on a server. With none here everything is taken
   */
  @SafeVarargs
  public RecordedTasks(Class<? extends DispatchTaskExecutor>... executors) {
    for (var executor : executors) {
      var declared = executor.getAnnotation(DispatchExecutor.class);
      if (declared == null) {
        throw new IllegalArgumentException(executor.getName() + " has no @DispatchExecutor");
      }
      known.put(declared.type(), executor);
    }
  }

  /**
   * Says what becomes of tasks when somebody awaits them.
   *
   * @param type the type of the executor, or the external reference code of the trigger
   * @param answer such as {@code task -> task.succeed("sent")}
   */
  public void answering(String type, Consumer<RecordedTask> answer) {
    answers.put(type, answer);
  }

  /** All that was handed over, in order. */
  public List<RecordedTask> all() {
    return List.copyOf(tasks);
  }

  /** What was handed over to an executor, by its type, or to a trigger, by its code; in order. */
  public List<RecordedTask> of(String type) {
    return tasks.stream().filter(task -> task.type().equals(type)).toList();
  }

  /**
   * The one task that was handed over to an executor, or to a trigger.
   *
   * @throws AssertionError if there is none or there are several
   */
  public RecordedTask only(String type) {
    var found = of(type);
    if (found.size() != 1) {
      throw new AssertionError(
          "expected one task of '%s', found %d; all tasks: %s"
              .formatted(type, found.size(), tasks));
    }
    return found.get(0);
  }

  @Override
  public EnqueuedTask enqueue(String type, Record settings) {
    return enqueue(type, written(settings));
  }

  @Override
  public EnqueuedTask enqueue(String type, Map<String, String> settings) {
    return add(List.of(task(type, settings, null))).get(0);
  }

  @Override
  public List<EnqueuedTask> enqueueAll(String type, Collection<? extends Record> settings) {
    if (settings.size() > MOST_AT_ONCE) {
      throw new TaskRefusedException(
          "validation-failed",
          "found %d tasks, allowed: at most %d".formatted(settings.size(), MOST_AT_ONCE));
    }
    return add(settings.stream().map(one -> task(type, written(one), null)).toList());
  }

  @Override
  public EnqueuedTask schedule(Instant at, String type, Record settings) {
    return schedule(at, type, written(settings));
  }

  @Override
  public EnqueuedTask schedule(Instant at, String type, Map<String, String> settings) {
    return add(List.of(task(type, settings, at))).get(0);
  }

  @Override
  public EnqueuedTask runTrigger(String referenceCode) {
    return runTrigger(referenceCode, Map.of());
  }

  @Override
  public EnqueuedTask runTrigger(String referenceCode, Map<String, String> settings) {
    return add(List.of(recorded(referenceCode, settings, null))).get(0);
  }

  @Override
  public Optional<EnqueuedTask> find(long id) {
    return tasks.stream().filter(task -> task.id() == id).map(EnqueuedTask.class::cast).findFirst();
  }

  private List<EnqueuedTask> add(List<RecordedTask> handedOver) {
    tasks.addAll(handedOver);
    return new ArrayList<>(handedOver);
  }

  private RecordedTask task(String type, Map<String, String> settings, @Nullable Instant at) {
    if (!known.isEmpty()) {
      check(type, settings);
    }
    return recorded(type, settings, at);
  }

  private RecordedTask recorded(String type, Map<String, String> settings, @Nullable Instant at) {
    return new RecordedTask(ids.incrementAndGet(), type, settings, at, this::answer);
  }

  private void answer(RecordedTask task) {
    answers.getOrDefault(task.type(), unanswered -> {}).accept(task);
  }

  private void check(String type, Map<String, String> settings) {
    var executor = known.get(type);
    if (executor == null) {
      throw new TaskRefusedException(
          "unknown-executor-type",
          "found '%s', allowed: one of %s".formatted(type, known.keySet()));
    }
    var declared = executor.getAnnotation(DispatchExecutor.class).settings();
    if (declared != Record.class) {
      var faults = SettingsForm.of(declared).faultsOfStored(settings);
      if (!faults.isEmpty()) {
        throw new TaskRefusedException("validation-failed", faults.toString());
      }
    }
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
