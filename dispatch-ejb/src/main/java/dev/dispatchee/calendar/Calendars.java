// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.calendar;

import dev.dispatchee.access.Sight;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.node.NodeView;
import dev.dispatchee.node.NodeViews;
import dev.dispatchee.statistics.Statistics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes calendars of what is in the database: three statements, a fourth where triggers are bound
 * by business calendars, and then work of its own.
 */
@Singleton
public class Calendars {

  /** How many triggers one calendar has at most. */
  static final int MOST_TRIGGERS = 10_000;

  private final PlannedTriggers triggers;
  private final Statistics statistics;
  private final NodeViews nodes;
  private final StoredCalendars calendars;
  private final OneAtATime turn = new OneAtATime(8, Duration.ofSeconds(5));

  @Inject
  Calendars(
      PlannedTriggers triggers, Statistics statistics, NodeViews nodes, StoredCalendars calendars) {
    this.triggers = triggers;
    this.statistics = statistics;
    this.nodes = nodes;
    this.calendars = calendars;
  }

  /**
   * What will fire.
   *
   * @param sight of triggers that somebody may see
   * @throws dev.dispatchee.problem.TooManyRequestsException if too many ask at this moment
   */
  FireCalendar of(CalendarQuery query, Sight sight) {
    return turn.compute(() -> compute(query, sight));
  }

  private FireCalendar compute(CalendarQuery query, Sight sight) {
    var found = triggers.find(query, sight, MOST_TRIGGERS);
    var taken = found.subList(0, Math.min(found.size(), MOST_TRIGGERS));
    var usual = statistics.usualOfMany(taken.stream().map(PlannedTrigger::id).toList());
    var names =
        taken.stream().flatMap(trigger -> trigger.definition().calendars()).distinct().toList();
    var business = calendars.of(names);
    return FireCalendars.of(query, taken, found.size() == taken.size(), usual, slots(), business);
  }

  private int slots() {
    return nodes.list().stream()
        .filter(node -> node.alive() && !node.draining())
        .mapToInt(NodeView::maxConcurrentRuns)
        .sum();
  }
}
