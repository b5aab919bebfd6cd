// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * The one clock of the application: this machine's, moved by how far the database's clock was off
 * when it was last asked. Whole milliseconds. Safe for several threads.
 */
public final class DatabaseClock extends Clock {

  private final Clock machine;
  private volatile Duration offset = Duration.ZERO;

  /** Starts with no offset. */
  public DatabaseClock(Clock machine) {
    this.machine = machine;
  }

  /**
   * Asks the database something that tells its time, too, and goes by that time from then on.
   *
   * @param question a single statement on a connection that is there: the time that it takes is
   *     what is not known of the offset
   * @param time the database's time in the answer
   * @return the answer
   */
  public <T> T measure(Question<T> question, Function<? super T, Instant> time)
      throws SQLException {
    var before = machine.instant();
    T answer = question.ask();
    var after = machine.instant();
    var told = time.apply(answer);
    // As long as the offset may be right it stays: a slow answer would only blur it.
    if (told.isBefore(before.plus(offset)) || told.isAfter(after.plus(offset))) {
      var midway = before.plus(Duration.between(before, after).dividedBy(2));
      offset = Duration.between(midway, told);
    }
    return answer;
  }

  /**
   * Something to ask the database.
   *
   * @param <T> what it answers
   */
  @FunctionalInterface
  public interface Question<T> {

    T ask() throws SQLException;
  }

  /** How far the database was ahead of this machine when it was last asked. */
  public Duration offset() {
    return offset;
  }

  /**
   * What this machine's own clock shows when this one comes to an instant: for what is woken by the
   * machine's, such as timers of the server. Whole milliseconds, never too early.
   */
  public Instant onThisMachine(Instant instant) {
    var here = instant.minus(offset);
    var millis = Instants.inMillis(here);
    return millis.isBefore(here) ? millis.plusMillis(1) : millis;
  }

  @Override
  public Instant instant() {
    return Instants.inMillis(machine.instant().plus(offset));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock tells instants only");
  }
}
