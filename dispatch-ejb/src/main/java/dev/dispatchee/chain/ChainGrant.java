// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.database.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By whose authority a chain runs its members: that of who saved it last. */
final class ChainGrant {

  private static final ChainSaver NOBODY = new ChainSaver("nobody", false, Set.of());
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChainGrant() {}

  /** Who saved a chain last; empty if that was never noted. */
  static Optional<ChainSaver> find(Connection connection, long chain) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select saved_by, by_admin, saver_groups from dispatch_chain where trigger_id = ?")) {
      select.setLong(1, chain);
      return Rows.first(
          select,
          row ->
              new ChainSaver(
                  row.getString("saved_by"),
                  row.getBoolean("by_admin"),
                  groups(row.getString("saver_groups"))));
    }
  }

  /** Notes who saves a chain, in place of who did before. */
  static void save(Connection connection, long chain, ChainSaver saver) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update dispatch_chain set saved_by = ?, by_admin = ?, saver_groups = ?
            where trigger_id = ?
            """)) {
      update.setString(1, saver.user());
      update.setBoolean(2, saver.administrator());
      update.setString(3, text(saver));
      update.setLong(4, chain);
      if (update.executeUpdate() == 1) {
        return;
      }
    }
    try (var insert =
        connection.prepareStatement(
            """
            insert into dispatch_chain (trigger_id, saved_by, by_admin, saver_groups)
            values (?, ?, ?, ?)
            """)) {
      insert.setLong(1, chain);
      insert.setString(2, saver.user());
      insert.setBoolean(3, saver.administrator());
      insert.setString(4, text(saver));
      insert.executeUpdate();
    }
  }

  /**
   * The authority of a run: neither that of an administrator nor that of a group if its settings
   * are not those that were saved.
   *
   * @param saved the settings of its trigger now
   */
  static ChainSaver ofRun(
      Connection connection, long chain, Map<String, String> settings, Map<String, String> saved)
      throws SQLException {
    var saver = find(connection, chain).orElse(NOBODY);
    return settings.equals(saved) ? saver : new ChainSaver(saver.user(), false, Set.of());
  }

  // What administrators may do is not up to groups.
  private static @Nullable String text(ChainSaver saver) {
    if (saver.administrator() || saver.groups().isEmpty()) {
      return null;
    }
    try {
      return JSON.writeValueAsString(saver.groups());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a set of texts can always be written", impossible);
    }
  }

  private static Set<String> groups(@Nullable String text) {
    if (text == null) {
      return Set.of();
    }
    try {
      return JSON.readValue(text, new TypeReference<Set<String>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored groups cannot be read", broken);
    }
  }
}
