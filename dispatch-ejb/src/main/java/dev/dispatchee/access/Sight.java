// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.database.SqlArrays;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which triggers somebody may see, as a condition of statements: the one place that makes it. Logs
 * and messages outlive their triggers, and stay as hidden as those were.
 *
 * @param groups the groups of whoever looks; null for those who see everything
 */
public record Sight(@Nullable List<String> groups) {

  /** That of administrators and of the engine itself, and of everybody while nothing is hidden. */
  public static final Sight EVERYTHING = new Sight((List<String>) null);

  // No group has that name: a list in a statement must not be empty.
  private static final String NOBODY = "";

  private static final String HIDDEN =
      "select hidden.trigger_id from dispatch_trigger_viewer hidden where not exists (select 1 from"
          + " dispatch_trigger_viewer mine where mine.trigger_id = hidden.trigger_id and"
          + " mine.group_name = any (?))";

  private static final String PARAMETER = "groupsOfCaller";

  // The same for the entities.
  private static final String HIDDEN_ENTITIES =
      "select hidden.triggerId from TriggerViewer hidden where not exists (select 1 from"
          + " TriggerViewer mine where mine.triggerId = hidden.triggerId and mine.groupName in :"
          + PARAMETER
          + ")";

  /** Copies the list. */
  public Sight {
    groups = groups == null ? null : List.copyOf(groups);
  }

  /** That of members of groups. */
  public static Sight of(Collection<String> groups) {
    return new Sight(groups.isEmpty() ? List.of(NOBODY) : groups.stream().sorted().toList());
  }

  /** Whether nothing is hidden, so that no condition is needed. */
  public boolean isEverything() {
    return groups == null;
  }

  /**
   * The condition in a query over entities: that this one of {@code null} or a trigger is seen.
   *
   * @param id the expression of the id of a trigger, a constant of the code
   * @param parameters what the query is given, which gets what the condition needs
   * @return empty when there is no condition
   */
  public String ofEntities(String id, Map<String, Object> parameters) {
    if (groups == null) {
      return "";
    }
    parameters.put(PARAMETER, groups);
    return id + " not in (" + HIDDEN_ENTITIES + ")";
  }

  /**
   * What follows the conditions of a statement: {@code and} and that the trigger is seen, with one
   * parameter; nothing when there is no condition.
   *
   * @param id the expression of the id of a trigger, a constant of the code
   */
  public String and(String id) {
    return groups == null ? "" : " and " + id + " not in (" + HIDDEN + ")";
  }

  /** The other way round: that it is hidden. Only where something is. */
  public String andHidden(String id) {
    return " and " + id + " in (" + HIDDEN + ")";
  }

  /**
   * Sets the parameter of one such condition, if there is one.
   *
   * @return the index of the next parameter
   */
  public int set(PreparedStatement statement, int index) throws SQLException {
    if (groups == null) {
      return index;
    }
    statement.setArray(index, SqlArrays.texts(statement.getConnection(), groups));
    return index + 1;
  }
}
