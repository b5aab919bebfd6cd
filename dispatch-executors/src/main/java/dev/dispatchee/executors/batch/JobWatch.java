// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import dev.dispatchee.api.DispatchTaskContext;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks at an execution until it has ended, and tells of its steps.
 *
 * @param jobs of its deployment
 * @param id of the execution
 * @param context the run
 * @param steps what has been told of them
 */
record JobWatch(DeployedJobs jobs, long id, DispatchTaskContext context, StepReport steps) {

  private static final Set<BatchStatus> ENDED =
      EnumSet.of(
          BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private static final long PAUSE_MILLIS = 100;
  private static final int LOOKS_AFTER_STOP = 80;

  /**
   * Waits for its end.
   *
   * @throws BatchJobException if it did not complete
   * @throws InterruptedException when the thread is interrupted or the run canceled
   */
  void await() throws BatchJobException, InterruptedException {
    while (!hasEnded()) {
      if (context.isCanceled()) {
        throw new InterruptedException("canceled before the job had ended");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    var execution = execution();
    if (execution.getBatchStatus() != BatchStatus.COMPLETED) {
      throw BatchJobException.notCompleted(execution);
    }
    context
        .output()
        .println(
            "job %s completed with exit status %s"
                .formatted(execution.getJobName(), execution.getExitStatus()));
  }

  /**
   * Has it stopped, and waits a while for that: a step ends where its reader or its batchlet lets
   * it.
   *
   * @throws BatchJobException if that is not possible
   */
  void stop() throws BatchJobException {
    boolean interrupted = Thread.interrupted();
    try {
      jobs.ask(
          operator -> {
            operator.stop(id);
            return id;
          });
      boolean ended = hasEnded();
      for (int i = 0; i < LOOKS_AFTER_STOP && !ended; i++) {
        interrupted |= isInterruptedWhileWaiting();
        ended = hasEnded();
      }
      var execution = execution();
      context
          .error()
          .println(
              ended
                  ? "job %s ended %s".formatted(execution.getJobName(), execution.getBatchStatus())
                  : "job %s was told to stop, and has not yet".formatted(execution.getJobName()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // Found out before the steps are told, and kept: the execution is the server's own object, and
  // may
  // end while they are.
  private boolean hasEnded() throws BatchJobException {
    boolean ended = ENDED.contains(execution().getBatchStatus());
    steps.tell(jobs.ask(operator -> operator.getStepExecutions(id)), context);
    return ended;
  }

  private JobExecution execution() throws BatchJobException {
    return jobs.ask(operator -> operator.getJobExecution(id));
  }

  private static boolean isInterruptedWhileWaiting() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return false;
    } catch (InterruptedException again) {
      return true;
    }
  }
}
