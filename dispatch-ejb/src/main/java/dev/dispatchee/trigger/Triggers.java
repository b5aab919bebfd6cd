// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.Page;
import dev.dispatchee.log.RunStatus;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The triggers in the database, as entities. */
@Singleton
class Triggers {

  @PersistenceContext private EntityManager entities;

  /**
   * A trigger and the status of its newest log.
   *
   * @param trigger the trigger
   * @param newest the status; null when there is no log
   */
  record WithStatus(DispatchTrigger trigger, @Nullable RunStatus newest) {}

  void add(DispatchTrigger trigger) {
    entities.persist(trigger);
    entities.flush();
  }

  /** Writes what was changed, and reads back what the database makes of it. */
  void write(DispatchTrigger trigger) {
    entities.flush();
    entities.refresh(trigger);
  }

  void remove(DispatchTrigger trigger) {
    entities.remove(trigger);
    entities.flush();
  }

  /** A trigger whose row nobody else can change until the transaction ends. */
  Optional<DispatchTrigger> lock(long id) {
    return Optional.ofNullable(
        entities.find(DispatchTrigger.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<DispatchTrigger> find(long id) {
    return Optional.ofNullable(entities.find(DispatchTrigger.class, id));
  }

  Optional<Long> idOfCode(String externalReferenceCode) {
    return idWhere("externalReferenceCode", externalReferenceCode);
  }

  Optional<Long> idOfName(String name) {
    return idWhere("name", name);
  }

  Optional<WithStatus> findWithStatus(long id) {
    return select("where t.id = :id", "", Map.of("id", id), 0, 1).stream().findFirst();
  }

  Page<WithStatus> list(TriggerQuery query) {
    var parameters = new HashMap<String, Object>();
    var where = where(query.filter(), parameters);
    var items =
        select(
            where,
            orderBy(query),
            parameters,
            (long) (query.page() - 1) * query.pageSize(),
            query.pageSize());
    return Page.of(items, query.page(), query.pageSize(), count(where, parameters));
  }

  /** How many there are. */
  long count(TriggerFilter filter) {
    var parameters = new HashMap<String, Object>();
    return count(where(filter, parameters), parameters);
  }

  /** The first of them, ordered by id. */
  List<TriggerName> names(TriggerFilter filter, int most) {
    var parameters = new HashMap<String, Object>();
    var query =
        entities.createQuery(
            "select t.id, t.name " + FROM + where(filter, parameters) + " order by t.id",
            Object[].class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(most).getResultList().stream()
        .map(row -> new TriggerName((long) row[0], (String) row[1]))
        .toList();
  }

  private Optional<Long> idWhere(String attribute, String value) {
    return entities
        .createQuery(
            "select t.id from DispatchTrigger t where t." + attribute + " = :value", Long.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }

  private static final String FROM =
      "from DispatchTrigger t left join DispatchLog l on l.id = t.newestLogId ";

  private List<WithStatus> select(
      String where, String orderBy, Map<String, Object> parameters, long first, int most) {
    if (first > Integer.MAX_VALUE) {
      return List.of();
    }
    var query =
        entities.createQuery("select t, l.status " + FROM + where + orderBy, Object[].class);
    parameters.forEach(query::setParameter);
    return query.setFirstResult((int) first).setMaxResults(most).getResultList().stream()
        .map(row -> new WithStatus((DispatchTrigger) row[0], (RunStatus) row[1]))
        .toList();
  }

  private long count(String where, Map<String, Object> parameters) {
    var query = entities.createQuery("select count(t) " + FROM + where, Long.class);
    parameters.forEach(query::setParameter);
    return query.getSingleResult();
  }

  // Only constants are put into the query; what users typed goes into parameters.
  private static String where(TriggerFilter filter, Map<String, Object> parameters) {
    var conditions = new ArrayList<String>();
    if (filter.active() != null) {
      conditions.add("t.active = :active");
      parameters.put("active", filter.active());
    }
    if (filter.executorType() != null) {
      conditions.add("t.executorType = :type");
      parameters.put("type", filter.executorType());
    }
    if (filter.search() != null) {
      conditions.add("lower(t.name) like :search escape '\\'");
      parameters.put("search", "%" + escaped(filter.search().toLowerCase(Locale.ROOT)) + "%");
    }
    if (!filter.labels().isEmpty()) {
      conditions.add("exists (select 1 from t.labels label where label in :labels)");
      parameters.put("labels", filter.labels());
    }
    if (!filter.statuses().isEmpty()) {
      conditions.add(statuses(filter.statuses(), parameters));
    }
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  private static String statuses(List<String> wanted, Map<String, Object> parameters) {
    var statuses =
        wanted.stream()
            .filter(status -> !status.equals(TriggerView.NEVER_RAN))
            .map(RunStatus::valueOf)
            .toList();
    var conditions = new ArrayList<String>();
    if (!statuses.isEmpty()) {
      conditions.add("l.status in :statuses");
      parameters.put("statuses", statuses);
    }
    if (wanted.contains(TriggerView.NEVER_RAN)) {
      conditions.add("l.status is null");
    }
    return "(" + String.join(" or ", conditions) + ")";
  }

  private static String orderBy(TriggerQuery query) {
    var steps = new ArrayList<String>();
    for (var sort : query.sort()) {
      steps.add(
          TriggerQuery.SORTS.get(sort.field())
              + (sort.ascending() ? " asc" : " desc")
              + " nulls last");
    }
    steps.add("t.id asc");
    return " order by " + String.join(", ", steps);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
