// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** When the work of a trigger was done last. */
@Singleton
public class LastSuccess {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public LastSuccess(Database database) {
    this.database = database;
  }

  /** When the newest successful run of a trigger started, if there is one. */
  public Optional<Instant> of(DispatchTriggerId trigger) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select max(start_date) as newest from dispatch_log
                  where trigger_id = ? and status = 'SUCCESSFUL'
                  """)) {
            select.setLong(1, trigger.value());
            return Rows.only(select, row -> Instants.find(row, "newest"));
          }
        });
  }
}
