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
    long second = after.getEpochSecond();
    var start = window.start();
    if (start != null) {
      second = Math.max(second, lastSecondBefore(start));
    }
    var next = new ZoneWalk(expression, zone.getRules(), rule).after(second);
    return next.isEmpty() || window.isAfterEnd(next.get(0).at()) ? List.of() : next;
  }

  private static long lastSecondBefore(Instant start) {
    return start.getNano() == 0 ? start.getEpochSecond() - 1 : start.getEpochSecond();
  }

  @Override
  public String describe() {
    return "%s, %s%s".formatted(expression.describe(), zone, window.describe());
  }
}
