// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.watch;

import dev.dispatchee.alert.AlertEvent;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertOutbox;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Nodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks for what is to be told though nothing has happened. Of several nodes one looks at a time.
 * Not safe for several threads.
 */
@Singleton
public class AlertWatch {

  private static final Duration TURN = Duration.ofMillis(900);

  /** Between two looks for what has not succeeded, which asks of every trigger. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** How often what is waited for is noted as looked at. */
  private static final Duration SETTLING = Duration.ofSeconds(60);

  private final Database database;
  private final AlertRules rules;
  private final Clock clock;
  private final LostNodes lostNodes;
  private Instant nextSilence = Instant.EPOCH;

  /** Judges who is alive by the dead time among {@code times}. */
  @Inject
  public AlertWatch(Database database, AlertRules rules, HeartbeatTimes times, Clock clock) {
    this.database = database;
    this.rules = rules;
    this.clock = clock;
    this.lostNodes = new LostNodes(Nodes.isAlive(database.dialect(), times));
  }

  /**
   * Looks, if there is something to look for and no other node has done so just now; once a second.
   *
   * @param judgesOthers whether this node may say that others are dead
   * @return whether it found something to tell
   */
  public boolean look(boolean judgesOthers) {
    if (!hasWork()) {
      return false;
    }
    var now = clock.instant();
    if (!takeTurn(now)) {
      return false;
    }
    boolean told = lookFor(AlertKind.LATE, now, OpenRunWatch::late);
    told |= lookFor(AlertKind.RUNNING_LONG, now, OpenRunWatch::running);
    if (judgesOthers) {
      told |= lookFor(AlertKind.NODE_LOST, now, lostNodes::events);
    }
    if (!now.isBefore(nextSilence)) {
      nextSilence = now.plus(SILENCE);
      told |= lookForSilence(now);
    }
    told |= lookForSuccess(now);
    return told;
  }

  private boolean hasWork() {
    return rules.hasAny(AlertKind.LATE)
        || rules.hasAny(AlertKind.RUNNING_LONG)
        || rules.hasAny(AlertKind.NODE_LOST)
        || rules.hasAny(AlertKind.NOT_SUCCEEDED)
        || rules.hasAny(AlertKind.RECOVERED);
  }

  private boolean takeTurn(Instant now) {
    return database.inOneStatement(
        connection -> {
          try (var update =
              connection.prepareStatement(
                  "update dispatch_alert_state set watched_until_date = ? where watched_until_date <= ?")) {
            Instants.set(update, 1, now.plus(TURN));
            Instants.set(update, 2, now);
            return update.executeUpdate() == 1;
          }
        });
  }

  private interface Look {
    List<AlertEvent> events(Connection connection, AlertRule rule, Instant now) throws SQLException;
  }

  private boolean lookFor(AlertKind kind, Instant now, Look look) {
    boolean told = false;
    for (var rule : rules.of(kind, now)) {
      var events = database.withConnection(connection -> look.events(connection, rule, now));
      if (!events.isEmpty()) {
        database.inTransactionOrAgain(
            connection -> {
              AlertOutbox.tell(connection, database.dialect(), events);
              return true;
            });
        told = true;
      }
    }
    return told;
  }

  private boolean lookForSilence(Instant now) {
    boolean told = false;
    for (var rule : rules.of(AlertKind.NOT_SUCCEEDED, now)) {
      var silent =
          database.withConnection(connection -> SuccessWatch.silent(connection, rule, now));
      if (!silent.isEmpty()) {
        database.inTransactionOrAgain(
            connection -> {
              AlertOutbox.watch(connection, database.dialect(), silent);
              AlertOutbox.tell(
                  connection,
                  database.dialect(),
                  silent.stream()
                      .map(trigger -> SuccessWatch.eventOf(rule, trigger, now))
                      .toList());
              return true;
            });
        told = true;
      }
    }
    return told;
  }

  private boolean lookForSuccess(Instant now) {
    if (!rules.hasAny(AlertKind.RECOVERED) && !rules.hasAny(AlertKind.NOT_SUCCEEDED)) {
      return false;
    }
    boolean told = false;
    for (var watched :
        database.withConnection(connection -> SuccessWatch.watched(connection, now))) {
      var success =
          database.withConnection(
              connection -> SuccessWatch.success(connection, watched.trigger()));
      if (success.isPresent()) {
        recovered(watched, success.get(), now);
        told = true;
      } else if (watched.trigger().looked().plus(SETTLING).isBefore(watched.settled())) {
        database.runInTransaction(connection -> SuccessWatch.settle(connection, watched));
      }
    }
    return told;
  }

  private void recovered(SuccessWatch.Watched watched, SuccessWatch.Success success, Instant now) {
    var trigger = watched.trigger();
    var told =
        rules.of(AlertKind.RECOVERED, now).stream()
            .filter(rule -> rule.id() == trigger.rule())
            .map(rule -> SuccessWatch.recovery(rule, trigger, success))
            .toList();
    database.inTransactionOrAgain(
        connection -> {
          if (SuccessWatch.forget(connection, trigger)) {
            AlertOutbox.tell(connection, database.dialect(), told);
          }
          return true;
        });
  }
}
