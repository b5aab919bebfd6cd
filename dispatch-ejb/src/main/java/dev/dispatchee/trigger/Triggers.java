// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.SearchText;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.page.Page;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The triggers in the database, as entities. */
@Singleton
public class Triggers {

  @PersistenceContext private EntityManager entities;

  /** For the container, which gives it its entities. */
  Triggers() {}

  Triggers(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * A trigger and the status of its newest log.
   *
   * @param trigger the trigger
   * @param newest the status; null when there is no log
   */
  public record WithStatus(DispatchTrigger trigger, @Nullable RunStatus newest) {}

  /**
   * A trigger that may be another a moment later.
   *
   * @param definition what it says
   * @param version the number of its changes
   */
  public record Seen(TriggerDefinition definition, long version) {

    /** The groups that it names. */
    public AccessGroups access() {
      return definition.access();
    }
  }

  /** Writes new ones. */
  public void add(Collection<DispatchTrigger> triggers) {
    triggers.forEach(entities::persist);
    entities.flush();
  }

  /** Writes what was changed. */
  public void flush() {
    entities.flush();
  }

  /**
   * Reads what the database has of a trigger: when it fires, and what else is written without the
   * entity.
   */
  public void readBack(DispatchTrigger trigger) {
    entities.flush();
    entities.refresh(trigger);
  }

  public void remove(DispatchTrigger trigger) {
    entities.remove(trigger);
    entities.flush();
  }

  /** A trigger whose row nobody else can change until the transaction ends. */
  public Optional<DispatchTrigger> lock(DispatchTriggerId id) {
    return Optional.ofNullable(
        entities.find(DispatchTrigger.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * A trigger as it is now, for who judges a change before anybody has to wait for it. Who changes
   * it locks it afterwards, and judges what it is then.
   */
  public Optional<Seen> look(DispatchTriggerId id) {
    return find(id)
        .map(
            trigger -> {
              var seen = new Seen(trigger.definition(), trigger.version());
              // Or to lock it later would give the same again, whatever became of it meanwhile.
              entities.detach(trigger);
              return seen;
            });
  }

  public Optional<DispatchTrigger> find(DispatchTriggerId id) {
    return Optional.ofNullable(entities.find(DispatchTrigger.class, id.value()));
  }

  /** Has this transaction read anew what it has read: to be called before anything is changed. */
  public void forget() {
    entities.clear();
  }

  /** Has this transaction think no more of a trigger that has been written. */
  public void release(DispatchTrigger trigger) {
    entities.detach(trigger);
  }

  /**
   * Those of some external reference codes.
   *
   * @param locked whether nobody else can change them until the transaction ends
   */
  public List<DispatchTrigger> ofCodes(Collection<String> codes, boolean locked) {
    return pieces(codes)
        .flatMap(
            piece ->
                entities
                    // In one order for all, or two of them may deadlock.
                    .createQuery(
                        "select t from DispatchTrigger t where t.externalReferenceCode in :codes"
                            + " order by t.id",
                        DispatchTrigger.class)
                    .setParameter("codes", piece)
                    .setLockMode(locked ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
                    .getResultStream())
        .toList();
  }

  /** The ids of those of some names, by name. */
  public Map<String, DispatchTriggerId> idsOfNames(Collection<String> names) {
    return pieces(names)
        .flatMap(
            piece ->
                entities
                    .createQuery(
                        "select t.name, t.id from DispatchTrigger t where t.name in :names",
                        Object[].class)
                    .setParameter("names", piece)
                    .getResultStream())
        .collect(
            Collectors.toMap(row -> (String) row[0], row -> new DispatchTriggerId((long) row[1])));
  }

  // As many as there may be parameters, and as have their labels read together.
  private static Stream<List<String>> pieces(Collection<String> keys) {
    var storable = keys.stream().filter(StorableText::isStorable).distinct().sorted().toList();
    return IntStream.range(0, (storable.size() + PIECE - 1) / PIECE)
        .mapToObj(i -> storable.subList(i * PIECE, Math.min(storable.size(), (i + 1) * PIECE)));
  }

  public Optional<DispatchTriggerId> idOfCode(String externalReferenceCode) {
    return idWhere("externalReferenceCode", externalReferenceCode);
  }

  public Optional<DispatchTriggerId> idOfName(String name) {
    return idWhere("name", name);
  }

  /**
   * Has a trigger that is about to get another name give up its own, so that another one can take
   * it in the same transaction. Until then it has a name that nobody can have.
   */
  public void giveUpName(DispatchTrigger trigger) {
    entities
        .createQuery("update DispatchTrigger t set t.name = :none where t.id = :id")
        .setParameter("none", "\n" + UUID.randomUUID())
        .setParameter("id", trigger.triggerId().value())
        .executeUpdate();
  }

  public Optional<WithStatus> findWithStatus(DispatchTriggerId id) {
    return select("where t.id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  /**
   * A page of those that somebody may see.
   *
   * @param sight what they may see
   */
  public Page<WithStatus> list(TriggerQuery query, Sight sight) {
    var parameters = new HashMap<String, Object>();
    var where = where(query.filter(), sight, parameters);
    long first = (long) (query.page() - 1) * query.pageSize();
    var ids = ids(query, where, parameters, first);
    // Who looks through all triggers for few has seen how many there are.
    boolean seenAll = ids.size() < most(query) && (first == 0 || !ids.isEmpty());
    long total = seenAll ? first + ids.size() : count(where, parameters);
    var items = withStatus(ids.subList(0, Math.min(ids.size(), query.pageSize())));
    return Page.of(items, query.page(), query.pageSize(), total);
  }

  // The ids first: a late page passes over many rows, which are wide, and an index has the ids.
  private List<Long> ids(
      TriggerQuery query, String where, Map<String, Object> parameters, long first) {
    if (first > Integer.MAX_VALUE) {
      return List.of();
    }
    boolean byStatus = query.sort().stream().anyMatch(sort -> sort.field().equals("status"));
    var from = byStatus ? FROM + NewestStatus.JOIN : FROM;
    var select = entities.createQuery("select t.id " + from + where + orderBy(query), Long.class);
    parameters.forEach(select::setParameter);
    return select.setFirstResult((int) first).setMaxResults(most(query)).getResultList();
  }

  private static int most(TriggerQuery query) {
    return query.filter().letsAllPass()
        ? query.pageSize()
        : Math.max(query.pageSize(), COUNTED_IN_PASSING);
  }

  private List<WithStatus> withStatus(List<Long> ids) {
    var found = new HashMap<Long, WithStatus>();
    if (!ids.isEmpty()) {
      select("where t.id in :ids", Map.of("ids", ids))
          .forEach(one -> found.put(one.trigger().triggerId().value(), one));
    }
    // One may have been deleted since.
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }

  /** How many there are that somebody may see. */
  public long count(TriggerFilter filter, Sight sight) {
    var parameters = new HashMap<String, Object>();
    return count(where(filter, sight, parameters), parameters);
  }

  /** The first of those that somebody may see, ordered by id. */
  public List<TriggerName> names(TriggerFilter filter, Sight sight, int most) {
    var parameters = new HashMap<String, Object>();
    var where = where(filter, sight, parameters);
    var query =
        entities.createQuery(
            "select t.id, t.name " + FROM + where + " order by t.id", Object[].class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(most).getResultList().stream()
        .map(row -> new TriggerName((long) row[0], (String) row[1]))
        .toList();
  }

  private Optional<DispatchTriggerId> idWhere(String attribute, String value) {
    if (!StorableText.isStorable(value)) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "select t.id from DispatchTrigger t where t." + attribute + " = :value", Long.class)
        .setParameter("value", value)
        .getResultStream()
        .map(DispatchTriggerId::new)
        .findFirst();
  }

  private static final Set<String> UNIQUE = Set.of("id", "name", "externalReferenceCode");
  private static final Set<String> MAY_BE_NULL =
      Set.of("nextFireDate", "previousFireDate", "status");
  private static final String FROM = "from DispatchTrigger t ";
  private static final int COUNTED_IN_PASSING = 1_000;
  private static final int PIECE = 200;

  private List<WithStatus> select(String where, Map<String, Object> parameters) {
    var query =
        entities.createQuery(
            "select t, l.status "
                + FROM
                + "left join DispatchLog l on l.id = t.newestLogId "
                + where,
            Object[].class);
    parameters.forEach(query::setParameter);
    return query.getResultList().stream()
        .map(row -> new WithStatus((DispatchTrigger) row[0], (RunStatus) row[1]))
        .toList();
  }

  private long count(String where, Map<String, Object> parameters) {
    var query = entities.createQuery("select count(t) " + FROM + where, Long.class);
    parameters.forEach(query::setParameter);
    return query.getSingleResult();
  }

  // Only constants are put into the query; what users typed goes into parameters.
  private static String where(TriggerFilter filter, Sight sight, Map<String, Object> parameters) {
    var conditions = new ArrayList<String>();
    if (!sight.isEverything()) {
      conditions.add(sight.ofEntities("t.id", parameters));
    }
    if (filter.active() != null) {
      conditions.add("t.active = :active");
      parameters.put("active", filter.active());
    }
    if (filter.executorType() != null) {
      conditions.add("t.executorType = :type");
      parameters.put("type", filter.executorType());
    }
    if (filter.concurrencyGroup() != null) {
      conditions.add("t.rules.starts.concurrencyGroup = :group");
      parameters.put("group", filter.concurrencyGroup());
    }
    if (filter.search() != null) {
      conditions.add("t.searchName like :search escape '\\'");
      parameters.put("search", SearchText.containing(filter.search()));
    }
    if (!filter.labels().isEmpty()) {
      conditions.add("exists (select 1 from t.labels label where label in :labels)");
      parameters.put("labels", filter.labels());
    }
    if (!filter.statuses().isEmpty()) {
      conditions.add(NewestStatus.isOneOf(filter.statuses(), parameters));
    }
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  private static String orderBy(TriggerQuery query) {
    var steps = new ArrayList<String>();
    boolean unique = false;
    for (var sort : query.sort()) {
      steps.add(
          TriggerQuery.SORTS.get(sort.field())
              + (sort.ascending() ? " asc" : " desc")
              // Where there is none, an index need not be told where it would be.
              + (MAY_BE_NULL.contains(sort.field()) ? " nulls last" : ""));
      unique |= UNIQUE.contains(sort.field());
    }
    if (!unique) {
      steps.add("t.id asc");
    }
    return " order by " + String.join(", ", steps);
  }
}
