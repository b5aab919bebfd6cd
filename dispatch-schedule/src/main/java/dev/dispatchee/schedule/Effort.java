// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be looked at to answer somebody, in steps that take about as long as each other.
 *
 * <p>Only what calendars do costs any.
 */
public final class Effort {

  /** More was to be looked at than was allowed. */
  public static final class SpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SpentException() {
      super("more is to be looked at than is allowed", null, false, false);
    }
  }

  private final AtomicLong left;

  /** So many steps. */
  public Effort(long steps) {
    this.left = new AtomicLong(steps);
  }

  static Effort unlimited() {
    return new Effort(Long.MAX_VALUE);
  }

  /**
   * Takes some.
   *
   * @throws SpentException if there are not as many; then there are none any more
   */
  void spend(long steps) {
    if (left.updateAndGet(all -> Math.max(0, all - steps)) == 0) {
      throw new SpentException();
    }
  }
}
