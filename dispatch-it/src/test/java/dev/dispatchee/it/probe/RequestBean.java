// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Lives as long as a run, if the request scope does. */
@RequestScoped
public class RequestBean {

  private static final AtomicInteger MADE = new AtomicInteger();
  private static final AtomicInteger DESTROYED = new AtomicInteger();

  private int calls;

  /** Counts itself. */
  public RequestBean() {
    // Its proxy is made by this constructor too, and is not counted.
    if (getClass() == RequestBean.class) {
      MADE.incrementAndGet();
    }
  }

  @PreDestroy
  void end() {
    DESTROYED.incrementAndGet();
  }

  /** How often it was called in this request. */
  public int call() {
    return ++calls;
  }

  static int alive() {
    return MADE.get() - DESTROYED.get();
  }
}
