// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.trigger.TaskTriggerCode;
import dev.dispatchee.trigger.TriggerName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The settings that triggers have, held against what their executor declares now. */
@Singleton
public class StoredSettings {

  /** As many triggers of one executor as are looked at. */
  private static final int MOST = 10_000;

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public StoredSettings(Database database) {
    this.database = database;
  }

  private record Stored(TriggerName trigger, Map<String, String> settings) {}

  /**
   * The triggers whose settings an executor does not accept, by id; of an executor that declares
   * nothing none.
   */
  public List<TriggerName> notAccepted(ExecutorDescription executor) {
    var form = executor.settings();
    if (form == null) {
      return List.of();
    }
    return stored(executor.type()).stream()
        .filter(one -> !form.faultsOfStored(one.settings()).isEmpty())
        .map(Stored::trigger)
        .toList();
  }

  private List<Stored> stored(String executorType) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  """
                  select id, name, task_settings from dispatch_trigger
                  where executor_type = ? and external_reference_code <> ? order by id limit ?
                  """)) {
            select.setString(1, executorType);
            // What is handed over brings its settings along.
            select.setString(2, TaskTriggerCode.of(executorType));
            select.setInt(3, MOST);
            return Rows.list(
                select,
                row ->
                    new Stored(
                        new TriggerName(row.getLong("id"), row.getString("name")),
                        SettingsText.read(row.getString("task_settings"))));
          }
        });
  }
}
