// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.access.Sight;
import dev.dispatchee.access.Viewers;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rules and messages somebody may see: none that names a trigger that they may not see.
 *
 * @param triggers which triggers they may see
 * @param hidden the rules that they may not
 */
record AlertSight(Sight triggers, Set<Long> hidden) {

  /**
   * That of somebody.
   *
   * @param rules all that there are
   */
  static AlertSight of(Connection connection, Collection<AlertRule> rules, Sight triggers)
      throws SQLException {
    var named = rules.stream().flatMap(rule -> rule.definition().scope().triggerIds().stream());
    var unseen = Viewers.hidden(connection, named.mapToLong(Long::longValue), triggers);
    return new AlertSight(
        triggers,
        rules.stream()
            .filter(
                rule -> rule.definition().scope().triggerIds().stream().anyMatch(unseen::contains))
            .map(AlertRule::id)
            .collect(Collectors.toSet()));
  }

  /** Those of some rules that they may see. */
  List<AlertRule> among(Collection<AlertRule> rules) {
    return rules.stream().filter(rule -> !hidden.contains(rule.id())).toList();
  }

  /** The condition that they may see a message; follows others. */
  String andMessage() {
    return triggers.isEverything()
        ? ""
        : " and not (rule_id = any (?)) and not exists (select 1 from dispatch_alert_delivery_trigger told"
            + " where told.delivery_id = dispatch_alert_delivery.id"
            + triggers.andHidden("told.trigger_id")
            + ")";
  }

  /** Sets the parameters of that; the index of the next. */
  int set(PreparedStatement statement, int index) throws SQLException {
    if (triggers.isEverything()) {
      return index;
    }
    statement.setArray(
        index,
        SqlArrays.longs(statement.getConnection(), hidden.stream().mapToLong(Long::longValue)));
    return triggers.set(statement, index + 1);
  }
}
