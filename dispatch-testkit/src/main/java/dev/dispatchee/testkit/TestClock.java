// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until the test moves it, for executors that are given a {@link Clock}.
 * Safe for several threads.
 */
public final class TestClock extends Clock {

  private final Hands hands;
  private final ZoneId zone;

  private TestClock(Hands hands, ZoneId zone) {
    this.hands = hands;
    this.zone = zone;
  }

  /** Shows an instant, in UTC. */
  public static TestClock at(Instant now) {
    return new TestClock(new Hands(now), ZoneOffset.UTC);
  }

  /**
   * Shows an instant, in UTC.
   *
   * @param now such as {@code 2026-03-29T01:30:00Z}
   * @throws java.time.format.DateTimeParseException if it is no instant
   */
  public static TestClock at(String now) {
    return at(Instant.parse(now));
  }

  /** Shows another instant from now on, later or earlier. */
  public void set(Instant instant) {
    hands.set(instant);
  }

  /** Goes on by that much; back if it is negative. */
  public void tick(Duration step) {
    hands.tick(step);
  }

  @Override
  public Instant instant() {
    return hands.instant();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock in another zone: moved with this one. */
  @Override
  public TestClock withZone(ZoneId other) {
    return new TestClock(hands, other);
  }

  /** What it shows, shared by all its zones. */
  private static final class Hands {

    private Instant now;

    Hands(Instant now) {
      this.now = now;
    }

    synchronized Instant instant() {
      return now;
    }

    synchronized void set(Instant instant) {
      now = instant;
    }

    synchronized void tick(Duration step) {
      now = now.plus(step);
    }
  }
}
