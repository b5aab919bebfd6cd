// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Does something when a transaction of the server has committed. */
record AfterCommit(Runnable task) implements Synchronization {

  @Override
  public void beforeCompletion() {
    // Whether it commits is not known yet.
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      task.run();
    }
  }
}
