// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one transaction write at a time, where the database may lose one of two updates that meet on
 * a row. May be given back by another thread than the one that took it: a transaction that times
 * out is ended by the server's own.
 */
final class WriteTurn {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** The SQL state of a lock that was not to be had in time. */
  private static final String LOCK_TIMEOUT = "HYT00";

  private final Semaphore free = new Semaphore(1, true);

  /**
   * Waits for the turn.
   *
   * @throws DatabaseException if it does not come within 30 seconds, or the thread is interrupted
   */
  void take() {
    try {
      if (free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    throw new DatabaseException(
        new SQLTransientException(
            "another transaction has been writing for " + LONGEST_WAIT, LOCK_TIMEOUT));
  }

  void giveBack() {
    free.release();
  }
}
