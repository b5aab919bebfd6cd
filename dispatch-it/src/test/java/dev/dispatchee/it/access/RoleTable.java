// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A reviewed table of who may do what: two columns that say what, and one for each caller. */
final class RoleTable {

  private static final int FIRST_CALLER = 2;

  private RoleTable() {}

  /** What a test makes of a cell; the caller is empty for an anonymous one. */
  interface Maker<C> {
    C make(String first, String second, Optional<User> caller, String outcome);
  }

  static <C> List<C> cells(Path table, Maker<C> maker) throws IOException {
    var lines = Files.readAllLines(table);
    var callers = lines.get(0).split(",", -1);
    var cells = new ArrayList<C>();
    for (var line : lines.subList(1, lines.size())) {
      var values = line.split(",", -1);
      for (int i = FIRST_CALLER; i < callers.length; i++) {
        cells.add(maker.make(values[0], values[1], caller(callers[i]), values[i]));
      }
    }
    return cells;
  }

  /** Has a trigger name groups, for the callers who are in one, or in none of these. */
  static TriggerDraft ofOwners(TriggerDraft draft, Optional<User> caller) {
    return caller.filter(user -> user == User.OWNER || user == User.STRANGER).isPresent()
        ? draft.with("access", Map.of("view", List.of("owners"), "edit", List.of("owners")))
        : draft;
  }

  private static Optional<User> caller(String name) {
    return name.equals("anonymous")
        ? Optional.empty()
        : Optional.of(User.valueOf(name.toUpperCase(Locale.ROOT)));
  }
}
