// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** By whose authority a chain runs its members: that of who saved it last. */
final class ChainGrant {

  private ChainGrant() {}

  /** Who saved a chain last; empty if that was never noted. */
  static Optional<ChainSaver> find(Connection connection, long chain) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select saved_by, by_admin from dispatch_chain where trigger_id = ?")) {
      select.setLong(1, chain);
      return Rows.first(
          select, row -> new ChainSaver(row.getString("saved_by"), row.getBoolean("by_admin")));
    }
  }

  /** Notes who saves a chain, in place of who did before. */
  static void save(Connection connection, long chain, ChainSaver saver) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_chain set saved_by = ?, by_admin = ? where trigger_id = ?")) {
      update.setString(1, saver.user());
      update.setBoolean(2, saver.administrator());
      update.setLong(3, chain);
      if (update.executeUpdate() == 1) {
        return;
      }
    }
    try (var insert =
        connection.prepareStatement(
            "insert into dispatch_chain (trigger_id, saved_by, by_admin) values (?, ?, ?)")) {
      insert.setLong(1, chain);
      insert.setString(2, saver.user());
      insert.setBoolean(3, saver.administrator());
      insert.executeUpdate();
    }
  }

  /**
   * The authority of a run: none of an administrator if its settings are not those that were saved.
   *
   * @param saved the settings of its trigger now
   */
  static ChainSaver ofRun(
      Connection connection, long chain, Map<String, String> settings, Map<String, String> saved)
      throws SQLException {
    var saver = find(connection, chain).orElse(new ChainSaver("nobody", false));
    return new ChainSaver(saver.user(), saver.administrator() && settings.equals(saved));
  }
}
