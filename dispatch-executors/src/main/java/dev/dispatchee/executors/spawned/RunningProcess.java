// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.spawned.ProcessTree.Remains;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process that has been started, until nothing of it is left. All of it is done by the thread of
 * the run: it reads only what is there, so that neither a silent process nor one that keeps its
 * output open after its end can hold it.
 */
final class RunningProcess {

  private static final long SHORTEST_PAUSE = 2;
  private static final long LONGEST_PAUSE = 50;

  private final Process process;
  private final ProcessTree tree;
  private final ProcessText output;
  private final ProcessText error;
  private long pause = SHORTEST_PAUSE;

  private RunningProcess(
      Process process, MarkedProcesses marked, Charset charset, DispatchTaskContext context) {
    this.process = process;
    this.tree = new ProcessTree(process, marked);
    this.output = new ProcessText(process.getInputStream(), charset, context.output());
    this.error = new ProcessText(process.getErrorStream(), charset, context.error());
  }

  /**
   * Starts it, with nothing to read.
   *
   * @throws IOException if it does not start
   */
  static RunningProcess start(
      ProcessBuilder builder, MarkedProcesses marked, Charset charset, DispatchTaskContext context)
      throws IOException {
    var process = builder.start();
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      // It has ended already.
    }
    return new RunningProcess(process, marked, charset, context);
  }

  /**
   * Passes on what it writes until it ends, and returns its exit code.
   *
   * @throws InterruptedException when the thread is interrupted or the run canceled
   */
  int await(DispatchTaskContext context) throws InterruptedException {
    while (process.isAlive()) {
      if (Thread.interrupted() || context.isCanceled()) {
        throw new InterruptedException("canceled before the process had ended");
      }
      tree.look();
      if (!pass()) {
        process.waitFor(pause, TimeUnit.MILLISECONDS);
      }
    }
    return process.exitValue();
  }

  /** Ends what is left of it and passes on the rest of what it wrote. Never throws. */
  Remains end(Duration grace) {
    // What has to be ended is ended also when the thread is interrupted, once more even.
    boolean interrupted = Thread.interrupted();
    var waiting = new Waiting();
    var remains = tree.end(grace, waiting);
    output.finish();
    error.finish();
    if (interrupted || waiting.interrupted) {
      Thread.currentThread().interrupt();
    }
    return remains;
  }

  private boolean pass() {
    boolean written = output.pass();
    boolean complained = error.pass();
    boolean some = written || complained;
    pause = some ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
    return some;
  }

  private final class Waiting implements Runnable {

    private boolean interrupted;

    @Override
    public void run() {
      if (pass()) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(pause);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }
}
