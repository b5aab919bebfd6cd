// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.util.List;

/**
 * What of the logs is looked through at once.
 *
 * <p>Open runs belong to the group in which they have a place or wait for one, whatever their
 * trigger says by now: so a list has as many as the group counts. Of runs that have ended nothing
 * is kept of that, and they are many: they belong to the group of their trigger, which leads to
 * them by an index. No database finds both at once by indexes.
 */
enum LogPart {
  /** Open runs and history together, as no group is asked for. */
  ALL,
  /** Open runs of the group. */
  OPEN,
  /** Ended runs of triggers that are in the group. */
  ENDED;

  // In the line of the group, or in that of the rate of a trigger within it.
  private static final String OF_GROUP =
      """
      (l.status = :queued and (l.gate = :group or l.gate in (
          select concat('%s', cast(t.id as String)) from DispatchTrigger t
          where t.rules.starts.concurrencyGroup = :group and t.rules.starts.rateLimit is not null))
        or l.id in (select p.logId from GatePermit p where p.gate = :group)
        or l.id in (select s.logId from GateSlot s where s.gate = :group))"""
          .formatted(Gate.RATE);

  /**
   * What a query has to look through: first open runs, so that one that ends meanwhile is found
   * twice rather than not at all.
   */
  static List<LogPart> of(LogQuery query) {
    var statuses = query.statuses();
    if (query.concurrencyGroup() == null) {
      return List.of(ALL);
    }
    if (statuses.isEmpty()) {
      return List.of(OPEN, ENDED);
    }
    return List.of(OPEN, ENDED).stream()
        .filter(part -> statuses.stream().anyMatch(one -> one.isEnded() == (part == ENDED)))
        .toList();
  }

  /** Adds what makes a log {@code l} belong to it. */
  void addTo(LogConditions logs, LogQuery query) {
    var statuses = query.statuses();
    if (this == ENDED) {
      logs.add("l.open = false");
    } else if (this == OPEN) {
      logs.add("l.open = true");
      logs.add(OF_GROUP, "group", query.concurrencyGroup());
      logs.set("queued", RunStatus.QUEUED);
    } else if (!statuses.isEmpty() && statuses.stream().noneMatch(RunStatus::isEnded)) {
      logs.add("l.open = true");
    }
  }

  /** Adds what makes logs of trigger {@code t} belong to it. */
  void addTriggersTo(LogConditions triggers, LogQuery query) {
    if (this == ENDED) {
      triggers.add("t.rules.starts.concurrencyGroup = :group", "group", query.concurrencyGroup());
    }
  }
}
