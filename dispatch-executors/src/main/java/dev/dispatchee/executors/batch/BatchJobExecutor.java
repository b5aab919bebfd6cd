// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;

/** Runs one job of Jakarta Batch and fails unless it completes. */
@DispatchExecutor(
    type = "batch-job",
    name = "Batch job",
    description =
        "Starts a job of Jakarta Batch that some deployment on the server has, and succeeds when it"
            + " completes. The output tells of its steps.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = BatchJobSettings.class)
public class BatchJobExecutor extends BaseDispatchTaskExecutor {

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(BatchJobSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context)
      throws BatchJobException, InterruptedException {
    var settings = context.settings().as(BatchJobSettings.class);
    var jobs = DeployedJobs.of(settings.deployment());
    long id = JobStart.of(settings, context).begin(jobs, context);
    var watch = new JobWatch(jobs, id, context, new StepReport());
    try {
      watch.await();
    } catch (InterruptedException stopped) {
      watch.stop();
      throw stopped;
    }
  }
}
