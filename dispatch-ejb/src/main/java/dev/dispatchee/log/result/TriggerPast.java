// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What there was before a run of a trigger. Safe for several threads. */
@Singleton
public class TriggerPast {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public TriggerPast(Database database) {
    this.database = database;
  }

  /** When the newest successful run of a trigger started, if there is one. */
  public Optional<Instant> lastSuccess(DispatchTriggerId trigger) {
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

  /** What its latest runs have left for the next; empty when nothing. */
  public Map<String, String> state(DispatchTriggerId trigger) {
    return database.withConnection(connection -> TriggerStates.read(connection, trigger));
  }
}
