// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import java.time.Duration;

/**
 * How alerts are sent.
 *
 * @param giveUp how long a message is tried
 * @param retention how long it is kept after that
 * @param pingInterval between two calls of the dead-man's switch
 * @param pingUrl where that is; blank for none
 */
public record AlertTimes(
    Duration giveUp, Duration retention, Duration pingInterval, String pingUrl) {

  private static final Duration SHORTEST_GIVE_UP = Duration.ofMinutes(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofHours(1);
  private static final Duration SHORTEST_PING = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** Between a failed attempt and the next: this, and twice as long each time. */
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

  private static final Duration LAST_RETRY = Duration.ofMinutes(15);

  private static final int MOST_DOUBLINGS = 10;

  /** Refuses durations that are too short or too long. */
  public AlertTimes {
    check("dispatch.alert.give-up", giveUp, SHORTEST_GIVE_UP);
    check("dispatch.alert.retention", retention, SHORTEST_RETENTION);
    check("dispatch.alert.ping.interval", pingInterval, SHORTEST_PING);
  }

  private static void check(String key, Duration found, Duration shortest) {
    if (found.compareTo(shortest) < 0 || found.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s found '%s', allowed: %s to %s".formatted(key, found, shortest, LONGEST));
    }
  }

  /** How long after so many failed attempts the next is made: 10 s, 20 s, 40 s … 15 min. */
  static Duration pauseAfter(int attempts) {
    var pause = FIRST_RETRY.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1)));
    return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
  }
}
