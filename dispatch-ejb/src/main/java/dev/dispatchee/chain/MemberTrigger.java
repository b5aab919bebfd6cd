// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.Gate;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trigger as chains look at it.
 *
 * @param subject what its runs take from it
 * @param code its external reference code
 * @param system whether it is a system trigger
 * @param deactivated whether it has a schedule and does not follow it
 * @param allNodes whether it runs on all nodes
 * @param access the groups that it names
 */
record MemberTrigger(
    RunSubject subject,
    String code,
    boolean system,
    boolean deactivated,
    boolean allNodes,
    AccessGroups access) {

  private static final String SELECT =
      """
      select id, external_reference_code, name, executor_type, task_settings, priority, %s, system_trigger,
        not active and (cron_expression is not null or interval_millis is not null
          or run_once_date is not null) as deactivated,
        cluster_mode = 'ALL_NODES' as all_nodes, access_groups
      from dispatch_trigger where\s"""
          .formatted(Gate.OF_TRIGGER);

  long id() {
    return subject.trigger().value();
  }

  Map<String, String> settings() {
    return SettingsText.read(subject.settings());
  }

  /** The triggers of references; those that are not there are missing. */
  static Map<MemberReference, MemberTrigger> find(
      Connection connection, Collection<MemberReference> references) throws SQLException {
    var found = new HashMap<MemberReference, MemberTrigger>();
    var ids = references.stream().map(MemberReference::id).filter(Objects::nonNull).toList();
    for (var trigger : ofIds(connection, ids)) {
      found.put(new MemberReference(trigger.id(), null), trigger);
    }
    var codes = references.stream().map(MemberReference::code).filter(Objects::nonNull).toList();
    if (!codes.isEmpty()) {
      try (var select = connection.prepareStatement(SELECT + "external_reference_code = any (?)")) {
        select.setArray(1, SqlArrays.texts(connection, codes));
        for (var trigger : read(select)) {
          found.put(new MemberReference(null, trigger.code()), trigger);
        }
      }
    }
    return found;
  }

  /** Those of these ids that there are. */
  static List<MemberTrigger> ofIds(Connection connection, Collection<Long> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (var select = connection.prepareStatement(SELECT + "id = any (?) order by id")) {
      select.setArray(1, SqlArrays.longs(connection, ids.stream().mapToLong(Long::longValue)));
      return read(select);
    }
  }

  private static List<MemberTrigger> read(PreparedStatement select) throws SQLException {
    return Rows.list(select, MemberTrigger::read);
  }

  private static MemberTrigger read(ResultSet row) throws SQLException {
    return new MemberTrigger(
        new RunSubject(
            new DispatchTriggerId(row.getLong("id")),
            row.getString("name"),
            row.getString("executor_type"),
            row.getString("task_settings"),
            row.getInt("priority"),
            row.getString("gate")),
        row.getString("external_reference_code"),
        row.getBoolean("system_trigger"),
        row.getBoolean("deactivated"),
        row.getBoolean("all_nodes"),
        AccessGroups.read(row.getString("access_groups")));
  }
}
