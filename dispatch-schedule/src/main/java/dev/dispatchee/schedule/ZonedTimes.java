// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Local times, laid on the instants of a zone within a window.
 *
 * @param times the local times
 * @param clockChangeKind how they follow the clock when it changes
 * @param zone whose clock they are read from
 * @param rule what becomes of local times that do not exist or come twice
 * @param window outside of which nothing happens
 */
record ZonedTimes(
    LocalTimes times,
    ClockChangeKind clockChangeKind,
    ZoneId zone,
    DaylightSavingRule rule,
    Window window) {

  List<Occurrence> nextAt(Instant after) {
    var next = new ZoneWalk(this).after(secondBeforeFirst(after));
    return next.isEmpty() || window.isAfterEnd(next.get(0).at()) ? List.of() : next;
  }

  long countFires(Instant after, Instant upTo) {
    return new ZoneCount(this).fires(secondBeforeFirst(after), lastSecond(upTo));
  }

  List<Occurrence.Skip> skips(Instant after, Instant upTo) {
    return new ZoneCount(this).skips(secondBeforeFirst(after), lastSecond(upTo));
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
}
