// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Lets so many things of a kind be told in a minute, however many there are, and counts the others
 * until they can be told of. Safe for several threads.
 */
public final class MinuteLimit {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final int most;
  private final LongSupplier nanos;
  private long minute;
  private int told;
  private int leftOut;

  /**
   * Nothing is told yet.
   *
   * @param most how many a minute
   * @param nanos the time, from wherever it counts
   */
  public MinuteLimit(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.minute = nanos.getAsLong();
  }

  /**
   * One more.
   *
   * @return if it may be told, how many were left out before it that nobody has been told of; empty
   *     if it is left out itself
   */
  public synchronized OptionalInt tell() {
    beginMinuteIfOver();
    if (told >= most) {
      leftOut++;
      return OptionalInt.empty();
    }
    told++;
    return OptionalInt.of(takeLeftOut());
  }

  /**
   * Asks now and then, where nothing more may come.
   *
   * @return how many were left out in a minute that is over, if anybody has to be told of them; 0
   *     otherwise
   */
  public synchronized int leftOutBefore() {
    return beginMinuteIfOver() ? takeLeftOut() : 0;
  }

  private int takeLeftOut() {
    int taken = leftOut;
    leftOut = 0;
    return taken;
  }

  private boolean beginMinuteIfOver() {
    long now = nanos.getAsLong();
    // A clock that was set back begins anew.
    boolean over = now - minute >= MINUTE || now < minute;
    if (over) {
      minute = now;
      told = 0;
    }
    return over;
  }
}
