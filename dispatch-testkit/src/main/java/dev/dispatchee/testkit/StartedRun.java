// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run that executes on a thread of its own, while the test does something else. What it waits for
 * it waits for ten seconds, unless the test says how long.
 */
public final class StartedRun {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final RecordedRun run;
  private final FutureTask<RunOutcome> outcome;

  private StartedRun(RecordedRun run) {
    this.run = run;
    this.outcome = new FutureTask<>(run::execute);
  }

  @StartsAThread
  static StartedRun of(RecordedRun run) {
    var started = new StartedRun(run);
    var thread = new Thread(started.outcome, "run of " + run.triggerName());
    // An executor that does not end must not keep the tests from ending.
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  /** The run, for a look at what it has said so far. */
  public RecordedRun run() {
    return run;
  }

  /**
   * Waits until the executor has written something.
   *
   * @param part what it writes, or a part of it
   * @throws AssertionError if it does not write it in time
   */
  public StartedRun awaitOutput(String part) throws InterruptedException {
    if (!run.output().awaitText(part, LONGEST)) {
      throw new AssertionError(
          "the run has not written '%s' within %s; it has written:\n%s"
              .formatted(part, LONGEST, run.written()));
    }
    return this;
  }

  /**
   * Cancels it as {@link RecordedRun#cancel}, and waits until the executor has ended. The engine
   * waits for 3 seconds, gives the run up then, and keeps its place taken until it ends.
   *
   * @throws AssertionError if it does not end in time
   */
  public RunOutcome cancel() throws InterruptedException {
    run.cancel();
    return await();
  }

  /**
   * Waits until the executor has ended.
   *
   * @throws AssertionError if it does not end in time
   */
  public RunOutcome await() throws InterruptedException {
    return await(LONGEST);
  }

  /**
   * Waits until the executor has ended.
   *
   * @throws AssertionError if it does not end in that time, with what its thread does; and as
   *     {@link TestRun#execute}
   */
  public RunOutcome await(Duration longest) throws InterruptedException {
    try {
      return outcome.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("the run has not ended within " + longest, whereItIs(late));
    } catch (ExecutionException failed) {
      throw new AssertionError("an assertion has failed during the run", failed.getCause());
    }
  }

  private Throwable whereItIs(TimeoutException late) {
    var thread = run.thread();
    var cause = new IllegalStateException("what its thread does", late);
    if (thread != null) {
      cause.setStackTrace(thread.getStackTrace());
    }
    return cause;
  }
}
