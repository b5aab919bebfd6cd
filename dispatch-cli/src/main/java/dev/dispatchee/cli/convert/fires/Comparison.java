// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the fires of another scheduler compare with ours: the next 20, as many in each of the next
 * twelve months, and those around the next two changes of the clock, where schedulers differ most.
 *
 * @param engine whose rules are known
 * @param rule that of ours which suits best
 * @param next the next 20
 * @param differences what is not the same later, or around changes of the clock
 */
public record Comparison(
    String engine, DaylightSavingRule rule, Fires next, List<Fires> differences) {

  /** So many fires are shown. */
  public static final int SHOWN = 20;

  private static final int CHANGES = 2;
  private static final int MONTHS = 12;
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration AROUND = Duration.ofHours(26);

  // From where fires are looked for around a change: many a second, and few a day.
  private static final List<Duration> STARTS =
      List.of(
          AROUND.negated(),
          Duration.ofMinutes(-90),
          Duration.ofMinutes(-30),
          Duration.ofSeconds(-1),
          Duration.ofMinutes(59));

  /** Copies the list. */
  public Comparison {
    differences = List.copyOf(differences);
  }

  /** Whether all that was compared is the same. */
  public boolean isTheSame() {
    return next.areTheSame() && differences.isEmpty();
  }

  /**
   * Compares with what does not depend on the clocks of any place.
   *
   * @param after what is before it does not count
   */
  public static Comparison of(ForeignFires theirs, Schedule ours, Instant after) {
    return compare(theirs, ours, DaylightSavingRule.RUN_ONCE, null, after);
  }

  /** Compares under each of our rules for changes of the clock, and takes the first that suits. */
  public static Comparison best(
      ForeignFires theirs,
      Function<DaylightSavingRule, Schedule> ours,
      ZoneId zone,
      Instant after) {
    Comparison best = null;
    for (var rule : DaylightSavingRule.values()) {
      var compared = compare(theirs, ours.apply(rule), rule, zone, after);
      if (best == null || compared.distance() < best.distance()) {
        best = compared;
      }
      if (best.distance() == 0) {
        break;
      }
    }
    if (best == null) {
      throw new IllegalStateException("there is no rule");
    }
    return best;
  }

  private int distance() {
    return differences.size() + (next.areTheSame() ? 0 : SHOWN);
  }

  private static Comparison compare(
      ForeignFires theirs,
      Schedule schedule,
      DaylightSavingRule rule,
      @Nullable ZoneId zone,
      Instant after) {
    var ours = new OurFires(schedule);
    var next =
        new Fires(
            "the next " + SHOWN,
            theirs.some(after, Instant.MAX, SHOWN),
            ours.some(after, Instant.MAX, SHOWN));
    var differences = new ArrayList<Fires>();
    later(theirs, ours, after, differences);
    var change = zone == null ? null : zone.getRules().nextTransition(after);
    for (int i = 0; zone != null && i < CHANGES && change != null; i++) {
      around(theirs, ours, change.getInstant(), zone, differences);
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return new Comparison(theirs.engine(), rule, next, differences);
  }

  private static void later(
      ForeignFires theirs, ForeignFires ours, Instant after, List<Fires> differences) {
    for (int month = 1; month <= MONTHS && differences.isEmpty(); month++) {
      var from = after.plus(MONTH.multipliedBy(month));
      var fires =
          new Fires(
              "from %s on".formatted(from),
              theirs.some(from, from.plus(MONTH), SHOWN),
              ours.some(from, from.plus(MONTH), SHOWN));
      if (!fires.areTheSame()) {
        differences.add(fires);
      }
    }
  }

  private static void around(
      ForeignFires theirs,
      ForeignFires ours,
      Instant change,
      ZoneId zone,
      List<Fires> differences) {
    var end = change.plus(AROUND);
    for (var start : STARTS) {
      var from = change.plus(start);
      var fires =
          new Fires(
              "around the change of the clock in %s at %s".formatted(zone, change),
              theirs.some(from, end, SHOWN),
              ours.some(from, end, SHOWN));
      if (!fires.areTheSame()) {
        differences.add(fires);
        return;
      }
    }
  }
}
