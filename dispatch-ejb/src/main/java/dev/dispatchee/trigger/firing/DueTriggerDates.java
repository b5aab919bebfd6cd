// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** When active triggers are due. */
@Singleton
class DueTriggerDates {

  private final Database database;

  @Inject
  DueTriggerDates(Database database) {
    this.database = database;
  }

  /** Whether some trigger is due. */
  boolean isAnyDue(Instant now) {
    return !select("next_due_date > ? and next_due_date <= ? limit 1", Instant.EPOCH, now)
        .isEmpty();
  }

  /** The instants, each once, up to one. */
  List<Instant> upTo(Instant last) {
    return select("next_due_date > ? and next_due_date <= ?", Instant.EPOCH, last);
  }

  private List<Instant> select(String where, Instant after, Instant upTo) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select distinct next_due_date from dispatch_trigger where active and "
                      + where)) {
            Instants.set(select, 1, after);
            Instants.set(select, 2, upTo);
            return Rows.list(select, row -> Instants.get(row, "next_due_date"));
          }
        });
  }
}
