// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The groups that stored triggers name, for those who do not read the triggers themselves. */
public final class StoredAccess {

  private StoredAccess() {}

  /** Those of a trigger; none if it has been deleted. */
  public static AccessGroups of(Connection connection, long trigger) throws SQLException {
    try (var select =
        connection.prepareStatement("select access_groups from dispatch_trigger where id = ?")) {
      select.setLong(1, trigger);
      return Rows.first(select, row -> AccessGroups.read(row.getString(1)))
          .orElse(AccessGroups.NONE);
    }
  }

  /** The triggers that a caller may not edit because of the groups that they name. */
  public static List<Long> closedTo(Connection connection, Caller caller) throws SQLException {
    if (caller.isAdministrator()) {
      return List.of();
    }
    try (var select =
        connection.prepareStatement(
            "select id, access_groups from dispatch_trigger where access_groups is not null")) {
      return Rows.list(
              select, row -> Map.entry(row.getLong("id"), AccessGroups.read(row.getString(2))))
          .stream()
          .filter(trigger -> !caller.isLet(AccessRight.EDIT, trigger.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
