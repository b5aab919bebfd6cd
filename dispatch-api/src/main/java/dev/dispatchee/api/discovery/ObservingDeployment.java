// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A deployment with observers of events, and how to tell them. Safe for several threads. */
public final class ObservingDeployment {

  private static final long LONGEST_WAIT_SECONDS = 5;

  private final String name;
  private final ClassLoader loader;
  private final BeanManager beans;
  private final ReentrantLock telling = new ReentrantLock();
  private volatile boolean gone;

  ObservingDeployment(String name, ClassLoader loader, BeanManager beans) {
    this.name = name;
    this.loader = loader;
    this.beans = beans;
  }

  /** The archive, for operators. */
  public String name() {
    return name;
  }

  /**
   * Tells its observers on this thread: with the class loader of the deployment and in a request
   * scope of its own. Nothing happens when it has gone.
   *
   * @throws RuntimeException whatever an observer throws; those after it have not been told
   */
  public void tell(Object event) {
    telling.lock();
    try {
      if (!gone) {
        tellWithItsLoader(event);
      }
    } finally {
      telling.unlock();
    }
  }

  private void tellWithItsLoader(Object event) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      tellInRequest(event);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void tellInRequest(Object event) {
    var request = beans.createInstance().select(RequestContextController.class).get();
    boolean activated = request.activate();
    try {
      beans.getEvent().fire(event);
    } finally {
      if (activated) {
        request.deactivate();
      }
    }
  }

  /** Tells nothing more; waits for some seconds at most for the observer that is being told. */
  void leave() throws InterruptedException {
    gone = true;
    if (telling.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      telling.unlock();
    }
  }
}
