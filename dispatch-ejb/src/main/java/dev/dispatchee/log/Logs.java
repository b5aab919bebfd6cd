// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs in the database, as entities. */
@Singleton
public class Logs {

  @PersistenceContext private EntityManager entities;
  private final Database database;

  /** For the container, which gives it its entities. */
  @Inject
  Logs(Database database) {
    this.database = database;
  }

  Logs(EntityManager entities, Database database) {
    this.entities = entities;
    this.database = database;
  }

  /** One, if there is it and somebody may see it. */
  public Optional<DispatchLog> find(DispatchLogId id, Sight sight) {
    return sight.isEverything()
        ? Optional.ofNullable(entities.find(DispatchLog.class, id.value()))
        : find(List.of(id.value()), sight).stream().findFirst();
  }

  /** Those of these ids that there are and that somebody may see. */
  public List<DispatchLog> find(Collection<Long> ids, Sight sight) {
    var conditions = new LogConditions();
    conditions.add("l.id in :ids", "ids", ids);
    conditions.addSeen("l.triggerId", sight);
    return conditions
        .query(entities, "select l from DispatchLog l", DispatchLog.class, "")
        .getResultList();
  }

  /**
   * What is needed for a page of those that somebody may see: one more than its size, when there is
   * a page after it.
   */
  public List<DispatchLog> list(LogQuery query, Sight sight) {
    // The ids first: rows are wide, and few of those that are looked through are answered.
    var ids = search().ids(query, sight);
    var found = new HashMap<Long, DispatchLog>();
    find(ids, Sight.EVERYTHING).forEach(log -> found.put(log.id(), log));
    // One may have been deleted since.
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }

  /** How many there are that somebody may see. */
  public long count(LogQuery query, Sight sight) {
    return search().count(query, sight);
  }

  private LogSearch search() {
    return new LogSearch(entities, database);
  }
}
