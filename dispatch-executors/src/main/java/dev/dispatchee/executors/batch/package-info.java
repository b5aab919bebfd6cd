/**
 * The executor {@code batch-job}: one job of Jakarta Batch a run, of any deployment on the server.
 *
 * <p>The job operator of the server starts the jobs of one deployment only, of that to which the
 * context class loader belongs. So it is asked as if the deployment of the job did it ({@link
 * dev.dispatchee.executors.batch.DeployedJobs}). The run starts a job or restarts the last one that
 * failed ({@link dev.dispatchee.executors.batch.JobStart}), and then looks at it until it has ended
 * ({@link dev.dispatchee.executors.batch.JobWatch}).
 *
 * <p>Uses the API of executors, Jakarta Batch and the server's modules. Nobody uses it: the
 * registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.batch;

import org.jspecify.annotations.NullMarked;
