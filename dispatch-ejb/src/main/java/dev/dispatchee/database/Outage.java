// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the database stops answering and when it answers again, as all see it who use it,
 * and says each once. While it is away for longer than a moment only one in some seconds is let
 * through to it: the others would wait for nothing, and the server tells of every connection that
 * it cannot make. Safe for several threads.
 */
final class Outage {

  /** One broken connection is soon replaced, and is no reason to refuse others. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final int PART_OF_THE_LENGTH = 4;

  private final LongSupplier nanos;
  private final CopyOnWriteArrayList<Runnable> whenOver = new CopyOnWriteArrayList<>();
  private volatile @Nullable DatabaseException cause;
  private volatile int count;
  private long since;
  private long latestTry;
  private @Nullable Past latest;

  /** One that is over, by the clock that only goes forward. */
  private record Past(int number, long since, long until) {}

  /**
   * None yet.
   *
   * @param nanos a clock that only goes forward
   */
  Outage(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Has something done whenever one is over, on the thread that noticed: it must be quick. */
  void whenOver(Runnable task) {
    whenOver.add(task);
  }

  /** Whether the database did not answer when it was last tried. */
  boolean isOn() {
    return cause != null;
  }

  /**
   * Somebody is about to try.
   *
   * @return what {@link #answered} is to be told
   * @throws DatabaseException if the database is away, and another has tried just now
   */
  long begin() {
    long now = nanos.getAsLong();
    return cause == null ? now : tryAgain(now);
  }

  /** How many there were, one that is on included. */
  int count() {
    return count;
  }

  /** The latest that is over and took longer than a moment, if there was any. */
  synchronized Optional<PastOutage> latest() {
    return Optional.ofNullable(latest)
        .map(
            past ->
                new PastOutage(
                    past.number(),
                    Duration.ofNanos(past.until() - past.since()),
                    Duration.ofNanos(nanos.getAsLong() - past.until())));
  }

  /** Whether it has been on for longer than a moment. */
  synchronized boolean isLasting() {
    return cause != null && nanos.getAsLong() - since > MOMENT.toNanos();
  }

  private synchronized long tryAgain(long now) {
    var away = cause;
    long length = now - since;
    if (away != null && length > MOMENT.toNanos()) {
      if (now - latestTry < pauseAfter(length)) {
        throw DatabaseException.stillAway(away);
      }
      latestTry = now;
    }
    return now;
  }

  private static long pauseAfter(long length) {
    return Math.max(
        SHORTEST_PAUSE.toNanos(), Math.min(length / PART_OF_THE_LENGTH, LONGEST_PAUSE.toNanos()));
  }

  /** It did not answer. */
  void failed(DatabaseException failure) {
    synchronized (this) {
      if (cause != null) {
        DatabaseLog.LOG.stillAway(failure.getMessage());
        return;
      }
      cause = failure;
      count++;
      since = nanos.getAsLong();
      latestTry = since;
    }
    DatabaseLog.LOG.away(failure);
  }

  /** It answered who began then: if that was after it had gone away, it is back. */
  void answered(long begun) {
    if (cause == null) {
      return;
    }
    Duration length;
    synchronized (this) {
      if (cause == null || begun - since <= 0) {
        return;
      }
      cause = null;
      long now = nanos.getAsLong();
      length = Duration.ofNanos(now - since);
      if (length.compareTo(MOMENT) > 0) {
        latest = new Past(count, since, now);
      }
    }
    DatabaseLog.LOG.back(Duration.ofMillis(length.toMillis()).toString());
    whenOver.forEach(Runnable::run);
  }
}
