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
    return zoned().nextAt(after);
  }

  @Override
  public long countFires(Instant after, Instant upTo) {
    return zoned().countFires(after, upTo);
  }

  @Override
  public List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return zoned().skips(after, upTo);
  }

  private ZonedTimes zoned() {
    return new ZonedTimes(
        expression.localTimes(), expression.clockChangeKind(), zone, rule, window);
  }

  @Override
  public String describe() {
    return "%s, %s%s".formatted(expression.describe(), zone, window.describe());
  }
}
