// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import dev.dispatchee.api.DispatchTaskContext;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Starts a job, or goes on with the last one that this trigger started. Its jobs are known by two
 * parameters, which every job of a run is given.
 *
 * @param settings what is started
 * @param parameters those of the settings and ours
 */
record JobStart(BatchJobSettings settings, Properties parameters) {

  private static final String TRIGGER = BatchJobSettings.OURS + "trigger";
  private static final String JOB = BatchJobSettings.OURS + "job";
  private static final String KEY = BatchJobSettings.OURS + "idempotencyKey";

  private static final Set<BatchStatus> UNFINISHED =
      EnumSet.of(BatchStatus.FAILED, BatchStatus.STOPPED);

  /** So many of the latest jobs of each name are looked through. */
  private static final int MOST_INSTANCES = 1_000;

  static JobStart of(BatchJobSettings settings, DispatchTaskContext context) {
    var parameters = new Properties();
    settings.parameters().ifPresent(parameters::putAll);
    parameters.setProperty(TRIGGER, Long.toString(context.dispatchTriggerId()));
    parameters.setProperty(JOB, settings.job());
    parameters.setProperty(KEY, context.idempotencyKey());
    return new JobStart(settings, parameters);
  }

  /**
   * Does it.
   *
   * @return the execution that is under way
   * @throws BatchJobException if the job is not there, or cannot be started
   */
  long begin(DeployedJobs jobs, DispatchTaskContext context) throws BatchJobException {
    if (settings.restart()) {
      var unfinished = jobs.ask(this::unfinished);
      if (unfinished.isPresent()) {
        long last = unfinished.get().getExecutionId();
        long execution = jobs.ask(operator -> operator.restart(last, parameters));
        context
            .output()
            .println(
                "job %s goes on with execution %d, as execution %d"
                    .formatted(settings.job(), last, execution));
        return execution;
      }
    }
    long execution = jobs.ask(operator -> operator.start(settings.job(), parameters));
    context.output().println("job %s started as execution %d".formatted(settings.job(), execution));
    return execution;
  }

  /** The last execution of this trigger, if it did not complete. */
  private Optional<JobExecution> unfinished(JobOperator operator) {
    return operator.getJobNames().stream()
        .flatMap(name -> executions(operator, name))
        .filter(this::isOurs)
        .max(Comparator.comparingLong(JobExecution::getExecutionId))
        .filter(last -> UNFINISHED.contains(last.getBatchStatus()));
  }

  private static Stream<JobExecution> executions(JobOperator operator, String name) {
    try {
      return operator.getJobInstances(name, 0, MOST_INSTANCES).stream()
          .flatMap(instance -> operator.getJobExecutions(instance).stream());
    } catch (NoSuchJobException neverStarted) {
      return List.<JobExecution>of().stream();
    }
  }

  private boolean isOurs(JobExecution execution) {
    var given = execution.getJobParameters();
    return given != null
        && settings.job().equals(given.getProperty(JOB))
        && parameters.getProperty(TRIGGER).equals(given.getProperty(TRIGGER));
  }
}
