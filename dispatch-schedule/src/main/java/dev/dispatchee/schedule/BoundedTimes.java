// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * Local times from a first one to a last one.
 *
 * @param times the times
 * @param first none is before it; {@link #NEVER}: there are none
 * @param last none is after it
 */
record BoundedTimes(LocalTimes times, long first, long last) implements LocalTimes {

  // Steps of a year find the end of a long rule soon.
  private static final long LONGEST_STEP = 366 * SECONDS_OF_DAY;

  /** Times up to a last one; that there are none at all is found out here, once. */
  static BoundedTimes ending(LocalTimes times, long first, long last) {
    return new BoundedTimes(times, times.next(first), last);
  }

  /** Times of which there are so many. */
  static BoundedTimes counted(LocalTimes times, long first, long count) {
    return new BoundedTimes(times, times.next(first), nth(times, first, count));
  }

  // Goes ahead in growing steps, and in shrinking ones from where the last of them is in reach.
  private static long nth(LocalTimes times, long first, long count) {
    long from = times.next(first);
    long left = count;
    long step = SECONDS_OF_DAY;
    boolean inReach = false;
    while (from != NEVER) {
      long found = times.count(from, from + step);
      if (found >= left) {
        if (step == 1) {
          return from;
        }
        inReach = true;
        step = (step + 1) / 2;
      } else {
        left -= found;
        from = times.next(from + step);
        step = inReach ? step : Math.min(LONGEST_STEP, step * 2);
      }
    }
    return NEVER - 1;
  }

  @Override
  public long next(long local) {
    if (first > last || local > last) {
      return NEVER;
    }
    long next = times.next(Math.max(local, first));
    return next > last ? NEVER : next;
  }

  @Override
  public long count(long from, long before) {
    long start = Math.max(from, first);
    long end = Math.min(before, last + 1);
    return start < end ? times.count(start, end) : 0;
  }
}
