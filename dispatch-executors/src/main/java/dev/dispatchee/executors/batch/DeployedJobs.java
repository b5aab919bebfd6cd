// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import java.util.function.Function;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleLoadException;

/**
 * The jobs of one deployment. The class loader is looked up anew for each run: a deployment that is
 * replaced gets another.
 *
 * @param name the deployment
 * @param loader its class loader
 */
record DeployedJobs(String name, ClassLoader loader) {

  private static final String PREFIX = "deployment.";

  /**
   * Finds a deployment on this server.
   *
   * @param name such as {@code shop.war}, or {@code shop.ear/jobs.war} for a module of an EAR
   * @throws BatchJobException if there is none
   */
  static DeployedJobs of(String name) throws BatchJobException {
    var own = Module.forClass(DeployedJobs.class);
    if (own == null) {
      throw BatchJobException.noDeployment(name, null);
    }
    try {
      var module = own.getModuleLoader().loadModule(PREFIX + name.replace('/', '.'));
      return new DeployedJobs(name, module.getClassLoader());
    } catch (ModuleLoadException notThere) {
      throw BatchJobException.noDeployment(name, notThere);
    }
  }

  /**
   * Asks the operator of these jobs.
   *
   * @throws BatchJobException if it refuses, or does not work any more
   */
  <T> T ask(Function<JobOperator, T> question) throws BatchJobException {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return question.apply(BatchRuntime.getJobOperator());
    } catch (BatchRuntimeException | IllegalStateException refused) {
      throw BatchJobException.refused(name, refused);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
