// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.alert.AlertOutbox.WatchedTrigger;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the engine tells of, in the transaction in which it happens: for each rule that is about it
 * a row of the outbox. What no rule is about costs no statement. Safe for several threads.
 */
@Singleton
public class Alerts {

  private final Database database;
  private final AlertRules rules;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public Alerts(Database database, AlertRules rules, Clock clock) {
    this.database = database;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether somebody may want to know of ends of runs. */
  public boolean hearsOfEnds() {
    return rules.hasAny(AlertKind.FAILED)
        || rules.hasAny(AlertKind.FAILED_IN_A_ROW)
        || rules.hasAny(AlertKind.RECOVERED)
        || rules.hasAny(AlertKind.LATE);
  }

  /** Whether somebody may want to know of runs that are given up for want of an executor. */
  public boolean hearsOfMissingExecutors() {
    return rules.hasAny(AlertKind.EXECUTOR_MISSING);
  }

  /** Runs have ended; their rows are written. */
  public void ended(Connection connection, Collection<EndOfRun> ends) throws SQLException {
    var now = clock.instant();
    var events = new ArrayList<AlertEvent>();
    tellOfLate(connection, ends, now, events);
    tellOfFailures(connection, ends, now, events);
    AlertOutbox.tell(connection, database.dialect(), events);
  }

  /** Due times were not run; their rows are written. */
  public void missed(Connection connection, Collection<MissedTime> missed) throws SQLException {
    var now = clock.instant();
    var found =
        about(connection, rules.of(AlertKind.MISSED, now), missed, one -> one.subject().trigger());
    AlertOutbox.tell(
        connection,
        database.dialect(),
        found.stream()
            .map(
                one ->
                    AlertEvent.ofRun(
                        one.rule(),
                        false,
                        now,
                        one.what().subject(),
                        "%d due %s not run, the first of %s"
                            .formatted(
                                one.what().count(),
                                one.what().count() == 1 ? "time was" : "times were",
                                one.what().planned())))
            .toList());
  }

  /** Runs were given up because no node has their executor; their rows are written. */
  public void executorMissing(Connection connection, Collection<AlertSubject> runs)
      throws SQLException {
    var now = clock.instant();
    var found =
        about(connection, rules.of(AlertKind.EXECUTOR_MISSING, now), runs, AlertSubject::trigger);
    AlertOutbox.tell(
        connection,
        database.dialect(),
        found.stream()
            .map(
                one ->
                    AlertEvent.ofRun(
                        one.rule(),
                        false,
                        now,
                        one.what(),
                        "no node has an executor of type " + one.what().executorType()))
            .toList());
  }

  private void tellOfLate(
      Connection connection, Collection<EndOfRun> ends, Instant now, List<AlertEvent> events)
      throws SQLException {
    var late = rules.of(AlertKind.LATE, now);
    for (var rule : late) {
      var longest = rule.definition().condition().length();
      var those = ends.stream().filter(end -> lateness(end).compareTo(longest) > 0).toList();
      about(connection, List.of(rule), those, end -> end.subject().trigger())
          .forEach(
              one ->
                  events.add(
                      AlertEvent.ofRun(
                          rule,
                          true,
                          now,
                          one.what().subject(),
                          "started %s after it was due".formatted(lateness(one.what())))));
    }
  }

  // Further attempts are late on purpose.
  private static Duration lateness(EndOfRun end) {
    return end.started() == null || end.attempt() > 1
        ? Duration.ZERO
        : Duration.between(end.planned(), end.started());
  }

  private void tellOfFailures(
      Connection connection, Collection<EndOfRun> ends, Instant now, List<AlertEvent> events)
      throws SQLException {
    var wanted = new ArrayList<AlertRule>();
    for (var kind : List.of(AlertKind.FAILED, AlertKind.FAILED_IN_A_ROW, AlertKind.RECOVERED)) {
      wanted.addAll(rules.of(kind, now));
    }
    var candidates =
        ends.stream()
            .filter(EndOfRun::failed)
            .filter(end -> wanted.stream().anyMatch(rule -> mayBeAbout(rule, end)))
            .toList();
    if (candidates.isEmpty()) {
      return;
    }
    var failed = notCanceled(connection, candidates);
    var watched = new ArrayList<WatchedTrigger>();
    var oldestOpen =
        rules.hasAny(AlertKind.RECOVERED)
            ? oldestOpen(connection, failed)
            : Map.<Long, Instant>of();
    var inARow = new ConsecutiveFailures(connection, failed);
    for (var one : about(connection, wanted, failed, end -> end.subject().trigger())) {
      var end = one.what();
      switch (one.rule().kind()) {
        case FAILED ->
            events.add(
                AlertEvent.ofRun(one.rule(), false, end.ended(), end.subject(), end.detail()));
        case FAILED_IN_A_ROW -> inARow.eventOf(one.rule(), end).ifPresent(events::add);
        default -> watched.add(watchOf(one.rule(), end, oldestOpen));
      }
    }
    AlertOutbox.watch(connection, database.dialect(), watched);
  }

  /** Whether a rule is about a run, or may be by a label. */
  private static boolean mayBeAbout(AlertRule rule, EndOfRun end) {
    var scope = rule.definition().scope();
    return scope.names(end.subject().trigger()) || !scope.labels().isEmpty();
  }

  private static WatchedTrigger watchOf(
      AlertRule rule, EndOfRun end, Map<Long, Instant> oldestOpen) {
    var run = end.subject();
    var open = oldestOpen.getOrDefault(run.trigger(), end.planned());
    return new WatchedTrigger(
        rule.id(),
        run.trigger(),
        run.triggerName(),
        run.executorType(),
        end.ended(),
        open.isBefore(end.planned()) ? open : end.planned());
  }

  /** When the oldest run was queued of each of these triggers that has not ended. */
  private static Map<Long, Instant> oldestOpen(Connection connection, Collection<EndOfRun> ends)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select trigger_id, min(queued_date) as oldest from dispatch_log
            where is_open and trigger_id = any (?) group by trigger_id
            """)) {
      select.setArray(
          1,
          SqlArrays.longs(
              connection, ends.stream().mapToLong(end -> end.subject().trigger()).distinct()));
      return Rows.map(select, row -> row.getLong("trigger_id"), row -> Instants.get(row, "oldest"));
    }
  }

  // A user may have canceled a run that then failed by itself: its row says so.
  private static List<EndOfRun> notCanceled(Connection connection, List<EndOfRun> ends)
      throws SQLException {
    var ids = ends.stream().mapToLong(end -> end.subject().log());
    try (var select =
        connection.prepareStatement(
            "select id from dispatch_log where id = any (?) and status in ('FAILED', 'TIMED_OUT')")) {
      select.setArray(1, SqlArrays.longs(connection, ids));
      Set<Long> failed = new HashSet<>(Rows.list(select, row -> row.getLong(1)));
      return ends.stream().filter(end -> failed.contains(end.subject().log())).toList();
    }
  }

  private record Match<T>(AlertRule rule, T what) {}

  /** Which of these rules are about which of these. */
  private static <T> List<Match<T>> about(
      Connection connection, List<AlertRule> rules, Collection<T> whats, Function<T, Long> trigger)
      throws SQLException {
    if (rules.isEmpty() || whats.isEmpty()) {
      return List.of();
    }
    var labels =
        rules.stream().allMatch(rule -> rule.definition().scope().labels().isEmpty())
            ? Map.<Long, Set<String>>of()
            : labels(connection, whats.stream().map(trigger).toList());
    return rules.stream()
        .flatMap(
            rule ->
                whats.stream()
                    .filter(
                        what ->
                            rule.definition()
                                .scope()
                                .includes(
                                    trigger.apply(what),
                                    labels.getOrDefault(trigger.apply(what), Set.of())))
                    .map(what -> new Match<>(rule, what)))
        .toList();
  }

  private static Map<Long, Set<String>> labels(Connection connection, Collection<Long> triggers)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select trigger_id, label from dispatch_trigger_label where trigger_id = any (?)")) {
      select.setArray(
          1, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue).distinct()));
      var labels = new HashMap<Long, Set<String>>();
      Rows.list(select, row -> Map.entry(row.getLong(1), row.getString(2)))
          .forEach(
              row ->
                  labels
                      .computeIfAbsent(row.getKey(), none -> new HashSet<>())
                      .add(row.getValue()));
      return labels;
    }
  }
}
