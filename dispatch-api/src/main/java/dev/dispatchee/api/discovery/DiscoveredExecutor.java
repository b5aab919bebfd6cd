// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskTrigger;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An executor of some deployment, and how to run it there.
 *
 * <p>The class loader and the bean container are those of the deployment that brought it, so the
 * caller may belong to another one.
 */
public final class DiscoveredExecutor {

  private final ExecutorDescription description;
  private final Bean<?> bean;
  private final BeanManager beans;
  private final boolean judgesReadiness;

  // Kept, because making one resolves the observers of its events each time, which takes longer
  // than a short run. There are as many as runs were in progress at once.
  private final Queue<RequestContextController> controllers = new ConcurrentLinkedQueue<>();

  DiscoveredExecutor(ExecutorDescription description, Bean<?> bean, BeanManager beans) {
    this.description = description;
    this.bean = bean;
    this.beans = beans;
    this.judgesReadiness = judgesReadiness(bean.getBeanClass());
  }

  /** Something that is done with its bean. */
  private interface Work<T> {
    T with(DispatchTaskExecutor executor) throws Exception;
  }

  /** What it declares about itself. */
  public ExecutorDescription description() {
    return description;
  }

  /**
   * Runs it on this thread: with the class loader of its deployment, a request scope of its own,
   * and a bean that is made for the run and destroyed after it if it is dependent.
   *
   * @throws Exception whatever the executor throws
   */
  public void execute(DispatchTaskContext context) throws Exception {
    doInItsDeployment(
        executor -> {
          executor.execute(context);
          return true;
        });
  }

  /** Whether it has an answer of its own to {@link #notReady}, and is not just always ready. */
  public boolean judgesReadiness() {
    return judgesReadiness;
  }

  /**
   * Asks it on this thread, as it is run, why a trigger is not ready.
   *
   * @return what it answers; null if it breaks its contract
   * @throws Exception whatever the executor throws
   */
  public Optional<String> notReady(DispatchTaskTrigger trigger) throws Exception {
    return doInItsDeployment(executor -> executor.notReady(trigger));
  }

  private static boolean judgesReadiness(Class<?> executor) {
    try {
      return executor.getMethod("notReady", DispatchTaskTrigger.class).getDeclaringClass()
          != DispatchTaskExecutor.class;
    } catch (NoSuchMethodException isMadeByAnother) {
      return true;
    }
  }

  private <T> T doInItsDeployment(Work<T> work) throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(bean.getBeanClass().getClassLoader());
    try {
      return doInRequest(work);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private <T> T doInRequest(Work<T> work) throws Exception {
    // One controller at a time for each thread: one that they share leaks request contexts.
    var idle = controllers.poll();
    var request = idle == null ? makeController() : idle;
    boolean activated = request.activate();
    boolean ended = true;
    try {
      return doWithBean(work);
    } finally {
      if (activated) {
        ended = end(request);
      }
      if (ended) {
        controllers.add(request);
      }
    }
  }

  private RequestContextController makeController() {
    return beans.createInstance().select(RequestContextController.class).get();
  }

  /** Ends the request, and tells whether its controller is as good as new. */
  private static boolean end(RequestContextController request) {
    try {
      request.deactivate();
      return true;
    } catch (ContextNotActiveException gone) {
      // An undeployment ends the contexts of runs that it waits for. There is nothing left to clean
      // up then, and a run that ended well must not fail for it.
      return false;
    }
  }

  private <T> T doWithBean(Work<T> work) throws Exception {
    CreationalContext<?> creation = beans.createCreationalContext(bean);
    try {
      return work.with(
          (DispatchTaskExecutor) beans.getReference(bean, DispatchTaskExecutor.class, creation));
    } finally {
      creation.release();
    }
  }
}
