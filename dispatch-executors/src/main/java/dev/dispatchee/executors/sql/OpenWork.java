// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a run has open on the database, so that another thread can end it. */
final class OpenWork {

  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Statement statement;
  private boolean ended;

  /**
   * Takes the statement that is executed next; null when none is.
   *
   * @throws SQLException if there is to be no more
   */
  synchronized void use(@Nullable Statement next) throws SQLException {
    statement = next;
    if (next != null) {
      check();
    }
  }

  /**
   * Returns if the work may go on.
   *
   * @throws SQLException if not
   */
  synchronized void check() throws SQLException {
    if (ended) {
      throw new SQLTimeoutException("ended from outside");
    }
  }

  /** Lets nothing more begin, and asks the database to end what it does for this run. */
  synchronized void end() {
    ended = true;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException notNow) {
        // It may have ended in the meantime; else it is asked again soon.
      }
    }
  }

  /** It has nothing open any more, and never will have. */
  void close() {
    closed.countDown();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits until it has nothing open any more, and returns whether that came in time. */
  boolean awaitClosed(Duration longest) throws InterruptedException {
    return closed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }
}
