// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import jakarta.batch.runtime.JobExecution;
import org.jspecify.annotations.Nullable;

/** A job that did not complete; the message is one sentence for people. */
class BatchJobException extends Exception {

  private BatchJobException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static BatchJobException noDeployment(String name, @Nullable Throwable cause) {
    return new BatchJobException("there is no deployment %s on this server".formatted(name), cause);
  }

  static BatchJobException refused(String deployment, RuntimeException reason) {
    return new BatchJobException(
        "the jobs of %s: %s".formatted(deployment, reason.getMessage()), reason);
  }

  static BatchJobException notCompleted(JobExecution execution) {
    return new BatchJobException(
        "job %s ended %s with exit status %s"
            .formatted(
                execution.getJobName(), execution.getBatchStatus(), execution.getExitStatus()),
        null);
  }
}
