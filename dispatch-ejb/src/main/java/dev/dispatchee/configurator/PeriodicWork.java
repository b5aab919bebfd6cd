// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.DatabaseException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does the same again and again until it is stopped. Whatever one turn throws is
 * logged, and the next turn comes all the same. Safe for several threads.
 */
final class PeriodicWork {

  private static final long LONGEST_STOP_MILLIS = 5_000;

  /** Of that, how long a turn may go on before it is interrupted. */
  private static final long LONGEST_TURN_MILLIS = 3_000;

  private final String name;
  private final Duration interval;
  private final Turn turn;
  private final Semaphore hurry = new Semaphore(0);
  private final Thread thread;
  private final boolean turnsEnd;
  private volatile boolean stopping;

  private PeriodicWork(
      ThreadFactory threads, String name, Duration interval, Turn turn, boolean turnsEnd) {
    this.turnsEnd = turnsEnd;
    this.name = name;
    this.interval = interval;
    this.turn = turn;
    this.thread = threads.newThread(this::repeat);
    thread.setName("dispatch " + name);
  }

  /** One turn. */
  @FunctionalInterface
  interface Turn {
    void take() throws InterruptedException;
  }

  /**
   * Starts a thread.
   *
   * @param name what it does, for operators
   * @param interval between the end of a turn and the start of the next
   */
  static PeriodicWork start(ThreadFactory threads, String name, Duration interval, Turn turn) {
    return started(new PeriodicWork(threads, name, interval, turn, true));
  }

  /**
   * Starts a thread whose turns wait for something to do, and end only when they are interrupted.
   *
   * @param name what it does, for operators
   * @param interval how long it waits after a turn that failed
   */
  static PeriodicWork startWaiting(
      ThreadFactory threads, String name, Duration interval, Turn turn) {
    return started(new PeriodicWork(threads, name, interval, turn, false));
  }

  private static PeriodicWork started(PeriodicWork work) {
    work.thread.start();
    return work;
  }

  /** Has the next turn taken at once, or as soon as this one ends; returns at once. */
  void hurry() {
    hurry.release();
  }

  /**
   * Takes no more turns, and waits for the end of the one that is being taken, for some seconds at
   * most; then that is interrupted. Not at once: a thread that is interrupted while it writes to
   * the H2 file closes that file for all others, who still have results to write.
   */
  void stop() throws InterruptedException {
    stopping = true;
    hurry();
    if (turnsEnd) {
      thread.join(LONGEST_TURN_MILLIS);
    }
    thread.interrupt();
    thread.join(LONGEST_STOP_MILLIS - LONGEST_TURN_MILLIS);
  }

  private void repeat() {
    try {
      while (!stopping && !Thread.currentThread().isInterrupted()) {
        takeOne();
        if (hurry.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          hurry.drainPermits();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOne() throws InterruptedException {
    try {
      turn.take();
    } catch (RuntimeException | Error failed) {
      if (DatabaseException.isAway(failed)) {
        // The log has it already, once for all who use the database.
        ConfiguratorLog.LOG.periodicWorkWaits(name, interval.toString(), failed.getMessage());
      } else {
        ConfiguratorLog.LOG.periodicWorkFailed(name, interval.toString(), failed);
      }
    }
  }
}
