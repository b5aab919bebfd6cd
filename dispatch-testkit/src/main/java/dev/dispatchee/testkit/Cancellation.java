// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import org.jspecify.annotations.Nullable;

/** Whether a run is to end, and the thread to interrupt then. Safe for several threads. */
final class Cancellation {

  private boolean asked;
  private boolean entered;
  private @Nullable Thread thread;

  /** Asks it to end, and interrupts the thread that executes it. */
  synchronized void ask() {
    asked = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  synchronized boolean isAsked() {
    return asked;
  }

  /** From now on this thread executes it. */
  synchronized void enter() {
    if (entered) {
      throw new IllegalStateException("a run is executed once: prepare another one");
    }
    entered = true;
    thread = Thread.currentThread();
    if (asked) {
      thread.interrupt();
    }
  }

  /**
   * It has ended: this thread is not interrupted for it any more.
   *
   * @return whether it was asked to end before
   */
  synchronized boolean leave() {
    thread = null;
    if (asked) {
      Thread.interrupted();
    }
    return asked;
  }

  /** The thread that executes it; null before and after. */
  synchronized @Nullable Thread thread() {
    return thread;
  }
}
