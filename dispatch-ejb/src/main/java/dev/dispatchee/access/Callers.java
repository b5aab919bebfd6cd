// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.Roles;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import jakarta.ejb.SessionContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Who asks a service, and what they see. Safe for several threads. */
@Singleton
public class Callers {

  private static final int MANY = 100;

  private final CallerGroups groups;
  private final Database database;

  /** Takes what it needs. */
  @Inject
  public Callers(CallerGroups groups, Database database) {
    this.groups = groups;
    this.database = database;
  }

  /** Who calls a bean. */
  public Caller of(SessionContext session) {
    return Caller.of(session.getCallerPrincipal().getName(), session::isCallerInRole, groups.now());
  }

  /** What whoever calls a bean may see. */
  public Sight sightOf(SessionContext session) {
    return session.isCallerInRole(Roles.ADMIN) ? Sight.EVERYTHING : sightOf(groups.now());
  }

  /** What somebody may see who called a bean before. */
  public Sight sightOf(Caller caller) {
    return caller.isAdministrator() ? Sight.EVERYTHING : sightOf(caller.groups());
  }

  /**
   * What members of groups may see: everything, as long as no trigger keeps itself from anybody, so
   * that statements are what they are without groups.
   */
  public Sight sightOf(Collection<String> ofCaller) {
    return database.withConnection(
        connection ->
            isAnythingHidden(connection)
                ? Sight.of(ofCaller.size() > MANY ? named(connection, ofCaller) : ofCaller)
                : Sight.EVERYTHING);
  }

  private static boolean isAnythingHidden(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement("select 1 from dispatch_trigger_viewer limit 1")) {
      return Rows.any(select);
    }
  }

  // Of the thousands that a directory may have, those that matter.
  private static Collection<String> named(Connection connection, Collection<String> groups)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select distinct group_name from dispatch_trigger_viewer where group_name = any (?)")) {
      select.setArray(1, SqlArrays.texts(connection, groups));
      return Rows.list(select, row -> row.getString(1));
    }
  }
}
