// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * By how much the fires of a trigger are put off, so that many that are due at one instant do not
 * start at once: always by the same time, which follows from its id alone. The fires stay the
 * instants of the schedule.
 */
public final class StartJitter {

  // The finalizer of SplitMix64, which spreads ids that follow each other.
  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private StartJitter() {}

  /**
   * How long each fire is put off: whole seconds, none to the longest, any as likely as another.
   *
   * @param trigger the id of the trigger
   * @param longest whole seconds; null for not at all
   */
  public static Duration of(long trigger, @Nullable Duration longest) {
    return longest == null
        ? Duration.ZERO
        : Duration.ofSeconds(Math.floorMod(mixed(trigger), longest.toSeconds() + 1));
  }

  /** Says in words that fires are put off. */
  public static String describe(String schedule, Duration putOff) {
    if (putOff.isZero()) {
      return schedule;
    }
    var words = new StringJoiner(" ");
    add(words, putOff.toHours(), "h");
    add(words, putOff.toMinutesPart(), "min");
    add(words, putOff.toSecondsPart(), "s");
    return "%s; each start put off by %s".formatted(schedule, words);
  }

  private static void add(StringJoiner words, long number, String unit) {
    if (number > 0) {
      words.add(number + " " + unit);
    }
  }

  private static long mixed(long id) {
    long mixed = id * STEP;
    mixed = (mixed ^ (mixed >>> 30)) * FIRST;
    mixed = (mixed ^ (mixed >>> 27)) * SECOND;
    return mixed ^ (mixed >>> 31);
  }
}
