// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.SearchText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a query over entities, all of which must hold, and the parameters that they name.
 * Only constants are put into a query; what users typed goes into parameters.
 */
final class LogConditions {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /** Which logs {@code l} of a part are asked for, without what is asked of their triggers. */
  static LogConditions ofLogs(LogQuery query, LogPart part, Sight sight) {
    var logs = new LogConditions();
    logs.addSeen("l.triggerId", sight);
    part.addTo(logs, query);
    if (query.trigger() != null) {
      logs.add("l.triggerId = :trigger", "trigger", query.trigger().value());
    }
    if (query.parent() != null) {
      logs.add("l.parentLogId = :parent", "parent", query.parent().value());
    }
    logs.add("l.cause = :cause", "cause", query.cause());
    logs.add("l.node = :node", "node", query.node());
    logs.add("l.plannedDate >= :from", "from", query.from());
    logs.add("l.plannedDate < :to", "to", query.to());
    if (!query.statuses().isEmpty()) {
      logs.add("l.status in :statuses", "statuses", query.statuses());
    }
    return logs;
  }

  /** What is asked of their triggers {@code t}, as these are now; empty for nothing. */
  static LogConditions ofTriggers(LogQuery query, LogPart part) {
    var triggers = new LogConditions();
    if (query.search() != null) {
      triggers.add(
          "t.searchName like :search escape '\\'", "search", SearchText.containing(query.search()));
    }
    part.addTriggersTo(triggers, query);
    return triggers;
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  void add(String condition) {
    conditions.add(condition);
  }

  /** Adds one with a parameter, unless that is null. */
  void add(String condition, String name, @Nullable Object value) {
    if (value != null) {
      add(condition);
      set(name, value);
    }
  }

  /** Adds that this one of a trigger is seen. */
  void addSeen(String trigger, Sight sight) {
    if (!sight.isEverything()) {
      add(sight.ofEntities(trigger, parameters));
    }
  }

  /** Adds that something is among what a query with other conditions selects. */
  void addIn(String what, String select, LogConditions others) {
    add("%s in (%s)".formatted(what, others.after(select)));
    setAllOf(others);
  }

  /** Sets one more parameter that a condition names. */
  void set(String name, Object value) {
    parameters.put(name, value);
  }

  /** Sets all that other conditions name. */
  void setAllOf(LogConditions others) {
    parameters.putAll(others.parameters);
  }

  /** What is selected, and the conditions behind it. */
  String after(String select) {
    return conditions.isEmpty() ? select : select + " where " + String.join(" and ", conditions);
  }

  /** The query. */
  <T> TypedQuery<T> query(EntityManager entities, String select, Class<T> type, String order) {
    var query = entities.createQuery(after(select) + order, type);
    parameters.forEach(query::setParameter);
    return query;
  }
}
