// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something is to happen by itself: active triggers are due, or runs that wait may start. */
@Singleton
class ComingDates {

  private static final String IS_ANY_DUE =
      """
      select 1 from dispatch_trigger
      where active and next_due_date > ? and next_due_date <= ? limit 1
      """;

  // One statement, since an idle server asks it at each sweep.
  private static final String UP_TO =
      """
      select distinct next_due_date as coming, true as fires from dispatch_trigger
      where active and next_due_date > ? and next_due_date <= ?
      union all
      select distinct planned_date, false from dispatch_log
      where is_open and status = 'QUEUED' and planned_date > ? and planned_date <= ?
      """;

  private final Database database;

  @Inject
  ComingDates(Database database) {
    this.database = database;
  }

  /** Whether some trigger is due. */
  boolean isAnyDue(Instant now) {
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(IS_ANY_DUE)) {
            Instants.set(select, 1, Instant.EPOCH);
            Instants.set(select, 2, now);
            return Rows.any(select);
          }
        });
  }

  /**
   * What comes up to an instant, each date once: of triggers also what is due already, of runs what
   * comes after now.
   */
  Coming upTo(Instant now, Instant last) {
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(UP_TO)) {
            Instants.set(select, 1, Instant.EPOCH);
            Instants.set(select, 2, last);
            Instants.set(select, 3, now);
            Instants.set(select, 4, last);
            return Coming.of(
                Rows.list(
                    select,
                    row -> new ComingDate(Instants.get(row, "coming"), row.getBoolean("fires"))));
          }
        });
  }

  private record ComingDate(Instant date, boolean fires) {}

  /**
   * Dates, in no order.
   *
   * @param ofTriggers when triggers are due
   * @param ofRuns when runs that wait may start
   */
  record Coming(List<Instant> ofTriggers, List<Instant> ofRuns) {

    private static Coming of(List<ComingDate> dates) {
      var ofTriggers = new ArrayList<Instant>();
      var ofRuns = new ArrayList<Instant>();
      dates.forEach(one -> (one.fires() ? ofTriggers : ofRuns).add(one.date()));
      return new Coming(ofTriggers, ofRuns);
    }
  }
}
