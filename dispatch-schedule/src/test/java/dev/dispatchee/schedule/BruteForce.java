// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds the set of fires as it is defined: from every local date-time that matches. */
final class BruteForce {

  private final NaiveCron cron;
  private final ZoneRules rules;
  private final DaylightSavingRule rule;
  private final TreeMap<Instant, Note> fires = new TreeMap<>();
  private final TreeMap<Instant, List<LocalDateTime>> skips = new TreeMap<>();

  private BruteForce(NaiveCron cron, ZoneRules rules, DaylightSavingRule rule) {
    this.cron = cron;
    this.rules = rules;
    this.rule = rule;
  }

  /** All that happens because of the local times of some dates, the last included. */
  static List<Occurrence> occurrences(
      NaiveCron cron, ZoneRules rules, DaylightSavingRule rule, LocalDate first, LocalDate last) {
    var force = new BruteForce(cron, rules, rule);
    first.datesUntil(last.plusDays(1)).filter(cron::matches).forEach(force::add);
    return force.inOrder();
  }

  private void add(LocalDate date) {
    cron.times().forEach(time -> add(date.atTime(time)));
  }

  private void add(LocalDateTime local) {
    var offsets = rules.getValidOffsets(local);
    if (offsets.size() == 1) {
      fires.put(local.toInstant(offsets.get(0)), Note.NONE);
    } else if (offsets.size() == 2) {
      var earlier = local.toInstant(offsets.get(0));
      var later = local.toInstant(offsets.get(1));
      fires.put(earlier, Note.OVERLAP_FIRST);
      if (!cron.isClockBound() || rule == DaylightSavingRule.RUN_TWICE) {
        fires.put(later, Note.OVERLAP_SECOND);
      }
    } else if (!cron.isHourly()) {
      var end = rules.getTransition(local).getInstant();
      if (rule == DaylightSavingRule.SKIP) {
        skips.computeIfAbsent(end, instant -> new ArrayList<>()).add(local);
      } else {
        fires.putIfAbsent(end, Note.GAP_MOVED);
      }
    }
  }

  private static Occurrence.Skip skip(Instant at, List<LocalDateTime> localTimes) {
    return new Occurrence.Skip(at, localTimes.stream().limit(1_000).toList(), localTimes.size());
  }

  private List<Occurrence> inOrder() {
    var instants = new TreeSet<>(fires.keySet());
    instants.addAll(skips.keySet());
    var all = new ArrayList<Occurrence>();
    for (var instant : instants) {
      if (skips.containsKey(instant)) {
        all.add(skip(instant, skips.get(instant)));
      }
      if (fires.containsKey(instant)) {
        all.add(new Occurrence.Fire(instant, fires.get(instant)));
      }
    }
    return all;
  }
}
