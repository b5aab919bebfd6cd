// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A run on a thread of its own, whose exceptions are thrown: for tests of what an executor itself
 * makes of its settings and of its end, without what the engine makes of that.
 */
public final class StartedRun {

  private final RecordedRun run;
  private final Thread thread;
  private final FutureTask<Void> task;

  private StartedRun(DispatchTaskExecutor executor, Map<String, String> settings) {
    // Of an executor that declares nothing: the one that is tested judges its settings.
    this.run = TestRun.of(context -> {}).with(settings).prepare();
    this.task =
        new FutureTask<>(
            () -> {
              executor.execute(run);
              return null;
            });
    this.thread = new Thread(task, "run");
  }

  /** Starts a run. */
  public static StartedRun of(DispatchTaskExecutor executor, Map<String, String> settings) {
    var started = new StartedRun(executor, settings);
    started.thread.start();
    return started;
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
    run.cancel();
    thread.interrupt();
  }

  /** Cancels it without a word to its thread. */
  public void cancelQuietly() {
    run.cancel();
  }

  /** What the executor is told. */
  public DispatchTaskContext context() {
    return run;
  }

  public boolean isRunning() {
    return thread.isAlive();
  }

  public String written() {
    return run.written();
  }

  public String errors() {
    return run.error().text();
  }

  /** The progress that was reported, each as a percentage and a text. */
  public List<String> reported() {
    return run.reported().stream().map(one -> one.percent() + " " + one.message()).toList();
  }
}
