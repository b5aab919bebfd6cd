// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the database answers and does not take what is written, such as with a full disk or
 * while it is read-only. Some writes may go well meanwhile, so only time without a refusal says
 * that it is over. Safe for several threads.
 */
final class WriteRefusals {

  /** The engine tries all its ways of writing at least once in this time. */
  static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private boolean refused;
  private long latest;

  /**
   * None yet.
   *
   * @param nanos a clock that only goes forward
   */
  WriteRefusals(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A write failed, for whatever reason. */
  void failed(DatabaseException failure) {
    if (!failure.isAboutWriting()) {
      return;
    }
    boolean first;
    synchronized (this) {
      first = !isOn();
      refused = true;
      latest = nanos.getAsLong();
    }
    if (first) {
      DatabaseLog.LOG.cannotWrite(failure.getMessage());
    }
  }

  /** Whether one was refused not long ago. */
  synchronized boolean isOn() {
    return refused && nanos.getAsLong() - latest < LONG_ENOUGH.toNanos();
  }
}
