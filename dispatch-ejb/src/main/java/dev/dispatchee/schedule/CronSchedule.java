// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Fires at the local times of an expression, laid on the instants of a zone.
 *
 * @param expression the local times
 * @param zone whose clock they are read from
 * @param rule what becomes of local times that do not exist or come twice
 * @param window outside of which nothing happens
 */
record CronSchedule(CronExpression expression, ZoneId zone, DaylightSavingRule rule, Window window)
    implements Schedule {

  @Override
  public List<Occurrence> nextAt(Instant after) {
    var next = new ZoneWalk(expression, zone.getRules(), rule).after(secondBeforeFirst(after));
    return next.isEmpty() || window.isAfterEnd(next.get(0).at()) ? List.of() : next;
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    return new ZoneCount(expression, zone.getRules(), rule)
        .fires(secondBeforeFirst(after), lastSecond(upTo));
  }

  @Override
  public List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return new ZoneCount(expression, zone.getRules(), rule)
        .skips(secondBeforeFirst(after), lastSecond(upTo));
  }

  private long secondBeforeFirst(Instant after) {
    var start = window.start();
    return start == null
        ? after.getEpochSecond()
        : Math.max(after.getEpochSecond(), lastSecondBefore(start));
  }

  private long lastSecond(Instant upTo) {
    var end = window.end();
    return end == null
        ? upTo.getEpochSecond()
        : Math.min(upTo.getEpochSecond(), end.getEpochSecond());
  }

  private static long lastSecondBefore(Instant start) {
    return start.getNano() == 0 ? start.getEpochSecond() - 1 : start.getEpochSecond();
  }

  @Override
  public String describe() {
    return "%s, %s%s".formatted(expression.describe(), zone, window.describe());
  }
}
