// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The settings of earlier runs, for reruns. */
@Singleton
public class PastRuns {

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public PastRuns(Database database) {
    this.database = database;
  }

  /**
   * A run, or what stands for one that did not take place.
   *
   * @param trigger its trigger, which may be gone
   * @param triggerName the name of that then
   * @param settings its settings, as JSON
   */
  public record PastRun(DispatchTriggerId trigger, String triggerName, String settings) {}

  /** The run of a log, if there is that log and somebody may see it. */
  public Optional<PastRun> find(DispatchLogId id, Sight sight) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select trigger_id, trigger_name, task_settings from dispatch_log where id = ?"
                      + sight.and("trigger_id"))) {
            select.setLong(1, id.value());
            sight.set(select, 2);
            return Rows.first(
                select,
                row ->
                    new PastRun(
                        new DispatchTriggerId(row.getLong("trigger_id")),
                        row.getString("trigger_name"),
                        row.getString("task_settings")));
          }
        });
  }
}
