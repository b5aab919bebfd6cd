// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskState;
import dev.dispatchee.api.run.RunMemory;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an executor is told that sends something for us: it belongs to no trigger and no log, and
 * nobody reads what it says.
 *
 * @param name what is sent, for people
 * @param idempotencyKey the same each time that it is sent
 * @param settings with the values of secrets
 * @param plannedDate since when it is to be sent
 * @param attempt from 1
 * @param state nothing is kept
 */
record AlertCall(
    String name,
    String idempotencyKey,
    DispatchTaskSettings settings,
    Instant plannedDate,
    int attempt,
    DispatchTaskState state)
    implements DispatchTaskContext {

  private static final DispatchTaskOutput NOWHERE =
      new DispatchTaskOutput() {
        @Override
        public void print(CharSequence text) {
          // Nobody reads it.
        }

        @Override
        public OutputStream asStream() {
          return OutputStream.nullOutputStream();
        }
      };

  AlertCall(
      String name, String key, DispatchTaskSettings settings, Instant plannedDate, int attempt) {
    this(name, key, settings, plannedDate, attempt, new RunMemory(Map::of));
  }

  @Override
  public long dispatchTriggerId() {
    return 0;
  }

  @Override
  public String triggerName() {
    return name;
  }

  @Override
  public long dispatchLogId() {
    return 0;
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return Optional.empty();
  }

  @Override
  public DispatchTaskOutput output() {
    return NOWHERE;
  }

  @Override
  public DispatchTaskOutput error() {
    return NOWHERE;
  }

  @Override
  public void progress(int percent, String message) {
    // Nobody watches it.
  }

  @Override
  public void result(String text) {
    // Nobody asks for it.
  }

  @Override
  public boolean isCanceled() {
    return Thread.currentThread().isInterrupted();
  }
}
