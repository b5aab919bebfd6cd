// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskState;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A run on a thread of its own, which keeps what the executor writes and reports. */
public final class StartedRun implements DispatchTaskContext {

  private final DispatchTaskSettings settings;
  private final Recorder output = new Recorder();
  private final Recorder error = new Recorder();
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private final FutureTask<Void> task;
  private final int attempt;
  private volatile boolean canceled;

  private StartedRun(DispatchTaskExecutor executor, Map<String, String> settings, int attempt) {
    this.settings = new DispatchTaskSettings(settings);
    this.attempt = attempt;
    this.task =
        new FutureTask<>(
            () -> {
              executor.execute(this);
              return null;
            });
    this.thread = new Thread(task, "run");
  }

  /** Starts a run. */
  public static StartedRun of(DispatchTaskExecutor executor, Map<String, String> settings) {
    return ofAttempt(1, executor, settings);
  }

  /** Starts a run that is a certain attempt. */
  public static StartedRun ofAttempt(
      int attempt, DispatchTaskExecutor executor, Map<String, String> settings) {
    var run = new StartedRun(executor, settings, attempt);
    run.thread.start();
    return run;
  }

  /** Waits for its end; throws what the executor threw. */
  public StartedRun await() throws Exception {
    try {
      task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw failed;
    }
    thread.join();
    return this;
  }

  /** Cancels it as the engine does. */
  public void cancel() {
    canceled = true;
    thread.interrupt();
  }

  /** Cancels it without a word to its thread. */
  public void cancelQuietly() {
    canceled = true;
  }

  public boolean isRunning() {
    return thread.isAlive();
  }

  public String written() {
    return output.text();
  }

  public String errors() {
    return error.text();
  }

  public List<String> reported() {
    return progress;
  }

  @Override
  public long dispatchTriggerId() {
    return 1;
  }

  @Override
  public String triggerName() {
    return "call";
  }

  @Override
  public long dispatchLogId() {
    return 2;
  }

  @Override
  public String idempotencyKey() {
    return "1-2";
  }

  @Override
  public DispatchTaskSettings settings() {
    return settings;
  }

  @Override
  public Instant plannedDate() {
    return Instant.EPOCH;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return Optional.empty();
  }

  @Override
  public DispatchTaskOutput output() {
    return output;
  }

  @Override
  public DispatchTaskOutput error() {
    return error;
  }

  @Override
  public void progress(int percent, String message) {
    progress.add(percent + " " + message);
  }

  @Override
  public DispatchTaskState state() {
    throw new UnsupportedOperationException("no executor here has a state");
  }

  @Override
  public void result(String text) {
    throw new UnsupportedOperationException("no executor here has a result");
  }

  @Override
  public boolean isCanceled() {
    return canceled;
  }

  /** As the engine it keeps only so much, and counts the rest. */
  private static final class Recorder implements DispatchTaskOutput {

    private static final int MOST = 4 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void print(CharSequence text) {
      if (bytes.size() < MOST) {
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public OutputStream asStream() {
      return bytes;
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
