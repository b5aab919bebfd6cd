// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.access.Sight;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertRuleRows;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.page.NameQuery;
import dev.dispatchee.page.Page;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules and messages for users. Rules are few, so all of them are read. */
@Singleton
public class AlertLists {

  private static final String UNSENT =
      """
      select rule_id, error_text from dispatch_alert_delivery
      where status = 'PENDING' and error_text is not null and not test%s order by id desc
      """;

  private static final String LAST_SENT =
      """
      select rule_id, max(created_date) as newest from dispatch_alert_delivery
      where status = 'SENT' and rule_id = any (?)%s group by rule_id
      """;

  private final Database database;

  /** Takes what it needs. */
  @Inject
  public AlertLists(Database database) {
    this.database = database;
  }

  Optional<AlertView> find(long id, Sight sight) {
    return database.withConnection(
        connection -> {
          var rule = AlertRuleRows.find(connection, id).stream().toList();
          var seen = AlertSight.of(connection, rule, sight);
          return views(connection, seen.among(rule), seen).stream().findFirst();
        });
  }

  Page<AlertView> list(NameQuery query, Sight sight) {
    return database.withConnection(
        connection -> {
          var all = AlertRuleRows.all(connection);
          var seen = AlertSight.of(connection, all, sight);
          var page = query.of(seen.among(all), rule -> rule.definition().name());
          return Page.of(
              views(connection, page.items(), seen),
              page.page(),
              page.pageSize(),
              page.totalCount());
        });
  }

  // What became of messages is told of those that the caller may see.
  private static List<AlertView> views(
      Connection connection, List<AlertRule> rules, AlertSight seen) throws SQLException {
    var existing = existing(connection, rules);
    var unsent = unsent(connection, seen);
    var sent = lastSent(connection, rules, seen);
    return rules.stream()
        .map(
            rule ->
                AlertView.of(
                    rule,
                    rule.definition().scope().triggerIds().stream()
                        .filter(id -> !existing.contains(id))
                        .toList(),
                    sent.get(rule.id()),
                    unsent.get(rule.id())))
        .toList();
  }

  private static Set<Long> existing(Connection connection, List<AlertRule> rules)
      throws SQLException {
    var named =
        rules.stream()
            .flatMap(rule -> rule.definition().scope().triggerIds().stream())
            .mapToLong(Long::longValue)
            .distinct();
    try (var select =
        connection.prepareStatement("select id from dispatch_trigger where id = any (?)")) {
      select.setArray(1, SqlArrays.longs(connection, named));
      return new HashSet<>(Rows.list(select, row -> row.getLong(1)));
    }
  }

  // The oldest comes last, and counts.
  private static Map<Long, String> unsent(Connection connection, AlertSight seen)
      throws SQLException {
    try (var select = connection.prepareStatement(UNSENT.formatted(seen.andMessage()))) {
      seen.set(select, 1);
      return Rows.map(select, row -> row.getLong("rule_id"), row -> row.getString("error_text"));
    }
  }

  private static Map<Long, Instant> lastSent(
      Connection connection, List<AlertRule> rules, AlertSight seen) throws SQLException {
    try (var select = connection.prepareStatement(LAST_SENT.formatted(seen.andMessage()))) {
      select.setArray(1, SqlArrays.longs(connection, rules.stream().mapToLong(AlertRule::id)));
      seen.set(select, 2);
      return new HashMap<>(
          Rows.map(select, row -> row.getLong("rule_id"), row -> Instants.get(row, "newest")));
    }
  }

  DeliveryView delivery(long id) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement("select * from dispatch_alert_delivery where id = ?")) {
            select.setLong(1, id);
            return Rows.only(select, DeliveryView::read);
          }
        });
  }

  KeyPage<DeliveryView> deliveries(DeliveryQuery query, Sight sight) {
    return database.withConnection(
        connection -> {
          var seen = AlertSight.of(connection, AlertRuleRows.all(connection), sight);
          return KeyPage.of(
              select(connection, query, seen),
              query.pageSize(),
              row -> new KeyCursor(row.date(), row.id()),
              query.withCount() ? count(connection, query, seen) : null);
        });
  }

  private static List<DeliveryView> select(
      Connection connection, DeliveryQuery query, AlertSight seen) throws SQLException {
    var cursor = query.cursor();
    var older = cursor == null ? "" : " and created_date <= ? and (created_date < ? or id < ?)";
    try (var select =
        connection.prepareStatement(
            "select * from dispatch_alert_delivery"
                + where(query)
                + seen.andMessage()
                + older
                + " order by created_date desc, id desc limit ?")) {
      int next = seen.set(select, set(select, query));
      if (cursor != null) {
        Instants.set(select, next, cursor.date());
        Instants.set(select, next + 1, cursor.date());
        select.setLong(next + 2, cursor.id());
        next += 3;
      }
      select.setInt(next, query.pageSize() + 1);
      return Rows.list(select, DeliveryView::read);
    }
  }

  private static Long count(Connection connection, DeliveryQuery query, AlertSight seen)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select count(*) from dispatch_alert_delivery" + where(query) + seen.andMessage())) {
      seen.set(select, set(select, query));
      return Rows.only(select, row -> row.getLong(1));
    }
  }

  private static String where(DeliveryQuery query) {
    return " where true"
        + (query.alert() == null ? "" : " and rule_id = ?")
        + (query.status() == null ? "" : " and status = ?");
  }

  private static int set(PreparedStatement statement, DeliveryQuery query) throws SQLException {
    int next = 1;
    if (query.alert() != null) {
      statement.setLong(next++, query.alert());
    }
    if (query.status() != null) {
      statement.setString(next++, query.status().name());
    }
    return next;
  }
}
