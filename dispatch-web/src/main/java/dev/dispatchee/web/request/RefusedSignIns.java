// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.MinuteLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts for each name how many sign-ins were refused in a row, as the server does that locks a
 * user by it. Of many names it keeps the latest.
 */
final class RefusedSignIns {

  private static final int MOST_NAMES = 10_000;

  // When the server forgets a failure.
  private static final long FORGOTTEN_AFTER = Duration.ofMinutes(30).toNanos();

  private static final Row NONE = new Row(0, 0, 0);

  private final int locking;
  private final long lockNanos;
  private final LongSupplier nanos;
  private final MinuteLimit lines;
  private final Map<String, Row> rows = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What is to be said of a refused sign-in.
   *
   * @param mustBeTold whether something is
   * @param inARow how many of that name were refused in a row
   * @param leftOut how many names nothing was said of, for there were too many lines
   */
  record Told(boolean mustBeTold, int inARow, int leftOut) {}

  private record Row(int count, long last, long told) {}

  /**
   * Nothing is counted yet.
   *
   * @param locking how many in a row lock a user
   * @param lock for how long; after that it is said again, if they go on
   * @param mostLines how often something is said in a minute
   * @param nanos a clock that only goes forward
   */
  RefusedSignIns(int locking, Duration lock, int mostLines, LongSupplier nanos) {
    this.locking = locking;
    this.lockNanos = lock.toNanos();
    this.nanos = nanos;
    this.lines = new MinuteLimit(mostLines, nanos);
  }

  /** A sign-in of that name succeeded. */
  synchronized void accept(String user) {
    rows.remove(user);
  }

  /** A sign-in of that name was refused. */
  synchronized Told refuse(String user) {
    long now = nanos.getAsLong();
    var before = rows.getOrDefault(user, NONE);
    boolean goesOn = before.count > 0 && now - before.last < FORGOTTEN_AFTER;
    int count = goesOn ? before.count + 1 : 1;
    boolean locks = count == locking || (count > locking && now - before.told >= lockNanos);
    rows.put(user, new Row(count, now, locks || !goesOn ? now : before.told));
    if (rows.size() > MOST_NAMES) {
      rows.remove(rows.keySet().iterator().next());
    }
    return locks ? told(count) : new Told(false, count, 0);
  }

  private Told told(int count) {
    var silent = lines.tell();
    return new Told(silent.isPresent(), count, silent.orElse(0));
  }
}
