// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskState;
import dev.dispatchee.api.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that {@link RecordedTasks} was given; the test says what becomes of it. Thread-safe. */
public final class RecordedTask implements EnqueuedTask {

  private final long id;
  private final String type;
  private final Map<String, String> settings;
  private final @Nullable Instant at;
  private final Consumer<RecordedTask> answer;
  private TaskState state;

  RecordedTask(
      long id,
      String type,
      Map<String, String> settings,
      @Nullable Instant at,
      Consumer<RecordedTask> answer) {
    this.id = id;
    this.type = type;
    this.settings = Map.copyOf(settings);
    this.at = at;
    this.answer = answer;
    this.state = new TaskState(id, TaskStatus.QUEUED, null, null, null);
  }

  /** The type of its executor, or the external reference code of its trigger. */
  public String type() {
    return type;
  }

  /** Its settings, as users write them. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Its settings as the record that its executor declares, or another. */
  public <R extends Record> R settings(Class<R> record) {
    return new DispatchTaskSettings(settings).as(record);
  }

  /**
   * One of its settings.
   *
   * @throws AssertionError if it has none by that name
   */
  public String setting(String key) {
    var value = settings.get(key);
    if (value == null) {
      throw new AssertionError("expected setting '%s', found %s".formatted(key, settings.keySet()));
    }
    return value;
  }

  /** When it is to run; empty for as soon as may be. */
  public Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  /** Its executor returns, having left no result. */
  public void succeed() {
    end(TaskStatus.SUCCESSFUL, null, null);
  }

  /** Its executor returns, having left a result. */
  public void succeed(String result) {
    end(TaskStatus.SUCCESSFUL, null, result);
  }

  /** Its executor fails. */
  public void fail(String error) {
    end(TaskStatus.FAILED, error, null);
  }

  private synchronized void end(
      TaskStatus status, @Nullable String error, @Nullable String result) {
    if (state.ended()) {
      throw new IllegalStateException("task %d has ended: %s".formatted(id, state));
    }
    state = new TaskState(id, status, null, error, result);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public synchronized TaskState state() {
    return state;
  }

  /** Has it answered as the test said, unless it has ended; waits for nothing. */
  @Override
  public TaskState await(Duration longest) {
    if (!state().ended()) {
      answer.accept(this);
    }
    return state();
  }

  @Override
  public synchronized boolean cancel() {
    if (state.ended()) {
      return false;
    }
    state = new TaskState(id, TaskStatus.CANCELED, "USER", "it was canceled", null);
    return true;
  }

  @Override
  public String toString() {
    return "task %d of '%s' with settings %s".formatted(id, type, settings.keySet());
  }
}
