// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.SearchText;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs in the database, as entities. */
@Singleton
public class Logs {

  private static final String NAMED =
      "from DispatchTrigger t where t.searchName like :search escape '\\'";
  private static final String TRIGGER = "l.triggerId";
  private static final int FEW = 500;

  @PersistenceContext private EntityManager entities;

  /** For the container, which gives it its entities. */
  Logs() {}

  Logs(EntityManager entities) {
    this.entities = entities;
  }

  /** One, if there is it and somebody may see it. */
  public Optional<DispatchLog> find(DispatchLogId id, Sight sight) {
    return sight.isEverything()
        ? Optional.ofNullable(entities.find(DispatchLog.class, id.value()))
        : find(List.of(id.value()), sight).stream().findFirst();
  }

  /** Those of these ids that there are and that somebody may see. */
  public List<DispatchLog> find(Collection<Long> ids, Sight sight) {
    var parameters = new HashMap<String, Object>();
    var conditions = new ArrayList<String>();
    add(conditions, parameters, "l.id in :ids", "ids", ids);
    if (!sight.isEverything()) {
      conditions.add(sight.ofEntities(TRIGGER, parameters));
    }
    var select = "select l from DispatchLog l" + where(conditions);
    return set(entities.createQuery(select, DispatchLog.class), parameters).getResultList();
  }

  /**
   * What is needed for a page of those that somebody may see: one more than its size, when there is
   * a page after it.
   */
  public List<DispatchLog> list(LogQuery query, Sight sight) {
    var named = triggersNamed(query);
    var ids = named.isEmpty() ? List.<Long>of() : ids(query, named.get(), sight);
    var found = new HashMap<Long, DispatchLog>();
    find(ids, Sight.EVERYTHING).forEach(log -> found.put(log.id(), log));
    // One may have been deleted since.
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }

  // The ids first: rows are wide, and few of those that are looked through are answered.
  private List<Long> ids(LogQuery query, List<Long> named, Sight sight) {
    var parameters = new HashMap<String, Object>();
    var conditions = conditions(query, named, sight, parameters);
    var field = "l." + query.sort().name();
    if (query.cursor() != null) {
      var beyond = query.ascending() ? ">" : "<";
      // The first of the two lets an index begin there.
      conditions.add(
          "%1$s %2$s= :date and (%1$s %2$s :date or l.id %2$s :id)".formatted(field, beyond));
      parameters.put("date", query.cursor().date());
      parameters.put("id", query.cursor().id());
    }
    var order = query.ascending() ? " asc" : " desc";
    var select =
        entities.createQuery(
            "select l.id from DispatchLog l"
                + where(conditions)
                + " order by %s%s, l.id%s".formatted(field, order, order),
            Long.class);
    return set(select, parameters).setMaxResults(query.pageSize() + 1).getResultList();
  }

  /** How many there are that somebody may see. */
  public long count(LogQuery query, Sight sight) {
    var parameters = new HashMap<String, Object>();
    var named = triggersNamed(query);
    if (named.isEmpty()) {
      return 0;
    }
    var where = where(conditions(query, named.get(), sight, parameters));
    return set(
            entities.createQuery("select count(l) from DispatchLog l" + where, Long.class),
            parameters)
        .getSingleResult();
  }

  /**
   * The triggers that are searched for by name; none when all are asked for, or so many that they
   * are found in passing; empty when there is none. Few of them lead to their logs by an index.
   */
  private Optional<List<Long>> triggersNamed(LogQuery query) {
    if (query.search() == null) {
      return Optional.of(List.of());
    }
    var found =
        entities
            .createQuery("select t.id " + NAMED, Long.class)
            .setParameter("search", SearchText.containing(query.search()))
            .setMaxResults(FEW + 1)
            .getResultList();
    if (found.size() > FEW) {
      return Optional.of(List.of());
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static List<String> conditions(
      LogQuery query, List<Long> named, Sight sight, Map<String, Object> parameters) {
    var conditions = new ArrayList<String>();
    if (!sight.isEverything()) {
      conditions.add(sight.ofEntities(TRIGGER, parameters));
    }
    if (!named.isEmpty()) {
      add(conditions, parameters, "l.triggerId in :named", "named", named);
    } else if (query.search() != null) {
      add(
          conditions,
          parameters,
          "l.triggerId in (select t.id " + NAMED + ")",
          "search",
          SearchText.containing(query.search()));
    }
    if (query.trigger() != null) {
      add(conditions, parameters, "l.triggerId = :trigger", "trigger", query.trigger().value());
    }
    if (query.parent() != null) {
      add(conditions, parameters, "l.parentLogId = :parent", "parent", query.parent().value());
    }
    add(conditions, parameters, "l.cause = :cause", "cause", query.cause());
    add(conditions, parameters, "l.node = :node", "node", query.node());
    add(conditions, parameters, "l.plannedDate >= :from", "from", query.from());
    add(conditions, parameters, "l.plannedDate < :to", "to", query.to());
    if (!query.statuses().isEmpty()) {
      add(conditions, parameters, "l.status in :statuses", "statuses", query.statuses());
      if (query.statuses().stream().noneMatch(RunStatus::isEnded)) {
        conditions.add("l.open = true");
      }
    }
    return conditions;
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(name, value);
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static <T> TypedQuery<T> set(TypedQuery<T> query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
    return query;
  }
}
