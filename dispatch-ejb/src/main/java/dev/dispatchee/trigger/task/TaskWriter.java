// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.NewestRun;
import dev.dispatchee.log.queue.RunInserts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stores what was handed over. Safe for several threads. */
@Singleton
class TaskWriter {

  /** How many rows a statement makes. */
  private static final int CHUNK = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunInserts inserts;
  private final Clock clock;

  @Inject
  TaskWriter(RunInserts inserts, Clock clock) {
    this.inserts = inserts;
    this.clock = clock;
  }

  /**
   * Stores it in the caller's transaction, with an audit row for each call. Which run of a trigger
   * is its newest is not noted: that row would be locked to the end of a transaction of others.
   */
  Written write(Connection connection, List<TaskBatch> batches) throws SQLException {
    var now = clock.instant();
    var audit = new ArrayList<AuditEntry>();
    var written = Written.nothing();
    for (var batch : batches) {
      var runs = batch.runs().stream().filter(TaskRun::take).toList();
      if (!runs.isEmpty()) {
        var rows = runs.stream().map(run -> run.row(now)).toList();
        written.add(rows, insert(connection, runs, rows, now), batch.at());
        audit.add(entry(batch, rows, runs, now));
      }
    }
    AuditTrail.append(connection, audit);
    return written;
  }

  private List<RunKey> insert(
      Connection connection, List<TaskRun> runs, List<NewRun> rows, Instant now)
      throws SQLException {
    var keys = new ArrayList<RunKey>(rows.size());
    for (int from = 0; from < rows.size(); from += CHUNK) {
      int to = Math.min(rows.size(), from + CHUNK);
      var ids = runs.subList(from, to).stream().map(TaskRun::id).toList();
      keys.addAll(inserts.insertAs(connection, ids, rows.subList(from, to), now));
    }
    return keys;
  }

  private static AuditEntry entry(
      TaskBatch batch, List<NewRun> rows, List<TaskRun> runs, Instant now) {
    var subject = batch.subject();
    return new AuditEntry(
        now,
        batch.user(),
        AuditEntry.Action.RUN,
        AuditedEntity.TRIGGER,
        subject.trigger().value(),
        subject.triggerName(),
        null,
        state(batch, rows, runs));
  }

  // Of one run as of one that a user asks for; of many, which ones.
  private static String state(TaskBatch batch, List<NewRun> rows, List<TaskRun> runs) {
    var state = JSON.createObjectNode();
    if (batch.deployment() != null) {
      state.put("deployment", batch.deployment());
    }
    if (batch.at() != null) {
      state.put("at", batch.at().toString());
    }
    if (runs.size() == 1) {
      putSettings(state, rows.get(0));
    } else {
      state
          .put("runs", runs.size())
          .put("firstLogId", runs.get(0).id().value())
          .put("lastLogId", runs.get(runs.size() - 1).id().value());
    }
    return state.toString();
  }

  private static void putSettings(ObjectNode state, NewRun row) {
    var settings = state.putObject("dispatchTaskSettings");
    SettingsText.read(row.subject().settings()).forEach(settings::put);
  }

  /**
   * What was stored.
   *
   * @param newest the newest run of each trigger among them
   * @param due those that may start now
   * @param ahead when the others are due
   */
  record Written(
      SortedMap<DispatchTriggerId, NewestRun> newest, List<DispatchLogId> due, Set<Instant> ahead) {

    static Written nothing() {
      return new Written(new TreeMap<>(), new ArrayList<>(), new TreeSet<>());
    }

    private void add(List<NewRun> rows, List<RunKey> keys, @Nullable Instant at) {
      merge(RunInserts.newest(rows, keys));
      if (at == null) {
        keys.forEach(key -> due.add(key.log()));
      } else {
        ahead.add(at);
      }
    }

    /** What this and another are together. */
    void add(Written other) {
      merge(other.newest);
      due.addAll(other.due);
      ahead.addAll(other.ahead);
    }

    private void merge(Map<DispatchTriggerId, NewestRun> others) {
      others.forEach((trigger, run) -> newest.merge(trigger, run, NewestRun::newer));
    }
  }
}
