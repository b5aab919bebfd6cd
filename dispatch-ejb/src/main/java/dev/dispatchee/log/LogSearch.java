// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Planning;
import dev.dispatchee.page.KeyCursor;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Looks for the logs of a query in the parts in which they are found by index. */
final class LogSearch {

  private static final String TRIGGERS = "select t.id from DispatchTrigger t";
  private static final int FEW = 500;

  private final EntityManager entities;
  private final Database database;

  LogSearch(EntityManager entities, Database database) {
    this.entities = entities;
    this.database = database;
  }

  /** The first in the order of the query: one more than its page has. */
  List<Long> ids(LogQuery query, Sight sight) {
    // One that ends between two parts is found in both.
    var keys = new LinkedHashSet<KeyCursor>();
    LogPart.of(query).forEach(part -> keys.addAll(keys(query, part, sight)));
    return keys.stream()
        .sorted(query.order())
        .limit(query.pageSize() + 1)
        .map(KeyCursor::id)
        .toList();
  }

  /** How many there are. */
  long count(LogQuery query, Sight sight) {
    return LogPart.of(query).stream().mapToLong(part -> count(query, part, sight)).sum();
  }

  private List<KeyCursor> keys(LogQuery query, LogPart part, Sight sight) {
    var logs = LogConditions.ofLogs(query, part, sight);
    if (query.cursor() != null) {
      // The first of the two lets an index begin there.
      logs.add(
          "l.%1$s %2$s= :date and (l.%1$s %2$s :date or l.id %2$s :id)"
              .formatted(query.sort(), query.ascending() ? ">" : "<"));
      logs.set("date", query.cursor().date());
      logs.set("id", query.cursor().id());
    }
    var triggers = LogConditions.ofTriggers(query, part);
    if (triggers.isEmpty()) {
      return first(query, logs);
    }
    var few = few(triggers);
    if (few.isEmpty()) {
      return List.of();
    }
    if (part == LogPart.ENDED && few.size() <= FEW) {
      return firstOfEach(query, logs, few);
    }
    addTriggers(logs, triggers, few);
    return first(query, logs);
  }

  private long count(LogQuery query, LogPart part, Sight sight) {
    var logs = LogConditions.ofLogs(query, part, sight);
    var triggers = LogConditions.ofTriggers(query, part);
    if (!triggers.isEmpty()) {
      var few = few(triggers);
      if (few.isEmpty()) {
        return 0;
      }
      addTriggers(logs, triggers, few);
    }
    return logs.query(entities, "select count(l) from DispatchLog l", Long.class, "")
        .getSingleResult();
  }

  private List<KeyCursor> first(LogQuery query, LogConditions logs) {
    return logs.query(
            entities,
            select("l.%s, l.id".formatted(query.sort())) + " from DispatchLog l",
            KeyCursor.class,
            order(query, "l." + query.sort(), "l.id"))
        .setMaxResults(query.pageSize() + 1)
        .getResultList();
  }

  /**
   * The first of each trigger in the order of an index that begins with the trigger. For all of
   * them at once a database may walk through the logs of others: to the end, if these ran seldom.
   */
  private List<KeyCursor> firstOfEach(LogQuery query, LogConditions logs, List<Long> triggers) {
    var statuses = query.statuses().stream().filter(RunStatus::isEnded).toList();
    if (!statuses.isEmpty() && !statuses.contains(RunStatus.SUCCESSFUL)) {
      // Some indexes have those alone that did not succeed.
      logs.add("l.unsuccessful in :unsuccessful", "unsuccessful", statuses);
    }
    return database.dialect().joinsLaterally()
        ? firstOfEachAtOnce(query, logs, triggers)
        : firstOfEachOneByOne(query, logs, triggers);
  }

  private List<KeyCursor> firstOfEachAtOnce(
      LogQuery query, LogConditions logs, List<Long> triggers) {
    database.withConnection(
        connection -> {
          Planning.IN_ORDER_OF_AN_INDEX.begin(connection, database.dialect());
          return true;
        });
    logs.add("l.triggerId = t.id");
    var firstOfOne =
        logs.after("select l.%s as date, l.id as id from DispatchLog l".formatted(query.sort()))
            + order(query, "l." + query.sort(), "l.id")
            + " fetch first %d rows only".formatted(query.pageSize() + 1);
    var all = new LogConditions();
    all.add("t.id in :named", "named", triggers);
    all.setAllOf(logs);
    return all.query(
            entities,
            select("r.date, r.id")
                + " from DispatchTrigger t join lateral (%s) r".formatted(firstOfOne),
            KeyCursor.class,
            order(query, "r.date", "r.id"))
        .setMaxResults(query.pageSize() + 1)
        .getResultList();
  }

  private List<KeyCursor> firstOfEachOneByOne(
      LogQuery query, LogConditions logs, List<Long> triggers) {
    var keys = new ArrayList<KeyCursor>();
    logs.add("l.triggerId = :one");
    for (var trigger : triggers) {
      logs.set("one", trigger);
      keys.addAll(first(query, logs));
    }
    return keys;
  }

  private static String select(String dateAndId) {
    return "select new %s(%s)".formatted(KeyCursor.class.getName(), dateAndId);
  }

  private static String order(LogQuery query, String date, String id) {
    var way = query.ascending() ? "asc" : "desc";
    return " order by %s %s, %s %s".formatted(date, way, id, way);
  }

  // Few of them lead to their logs by an index; so many that they are found in passing are looked
  // for with them.
  private List<Long> few(LogConditions triggers) {
    return triggers
        .query(entities, TRIGGERS, Long.class, "")
        .setMaxResults(FEW + 1)
        .getResultList();
  }

  private static void addTriggers(LogConditions logs, LogConditions triggers, List<Long> few) {
    if (few.size() > FEW) {
      logs.addIn("l.triggerId", TRIGGERS, triggers);
    } else {
      logs.add("l.triggerId in :named", "named", few);
    }
  }
}
