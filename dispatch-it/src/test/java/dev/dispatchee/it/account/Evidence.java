// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is known of a server when it has been stopped.
 *
 * @param logs the table of logs
 * @param changes the audit of triggers, oldest first
 * @param triggers the ids of the triggers that are there
 * @param takenSlots the logs that hold the right to run of a trigger
 * @param witnesses what the executors wrote down
 * @param answers what the API said is done
 * @param outages when it was not there
 * @param forgotten times of which the database has lost all that it had confirmed
 * @param frozen times in which one of several nodes was frozen, and taken for dead by the others
 * @param tolerance how much longer than it may a run may take: dead time, sweep, grace and the
 *     slowness of this machine
 */
record Evidence(
    List<RunLog> logs,
    List<Change> changes,
    List<Long> triggers,
    List<Long> takenSlots,
    List<Witness> witnesses,
    Answers answers,
    List<Outage> outages,
    List<Outage> forgotten,
    List<Outage> frozen,
    Duration tolerance) {

  Map<Long, RunLog> logsById() {
    return logs.stream().collect(Collectors.toMap(RunLog::id, Function.identity()));
  }

  Map<Long, List<RunLog>> logsByTrigger() {
    return logs.stream().collect(Collectors.groupingBy(RunLog::trigger));
  }

  Map<Long, List<Witness>> witnessesByLog() {
    return witnesses.stream().collect(Collectors.groupingBy(Witness::log));
  }

  /** The states that a trigger has had, oldest first. */
  List<Change> statesOf(long trigger) {
    return changes.stream()
        .filter(change -> change.trigger() == trigger && change.after().has("name"))
        .toList();
  }

  /** Whether the database may not know any more that a run was claimed. */
  boolean mayBeForgotten(Witness run) {
    return forgotten.stream().anyMatch(time -> time.has(run.start()));
  }

  /**
   * Until when a run kept others from starting: until it ended, or until it was given up since its
   * node was frozen. Empty if it wrote no end.
   */
  Optional<Instant> heldUntil(Witness run, Map<Long, RunLog> logsById) {
    return Optional.ofNullable(run.end())
        .map(
            end ->
                Optional.ofNullable(logsById.get(run.log()))
                    .filter(log -> "NODE_LOST".equals(log.reason()))
                    .map(RunLog::end)
                    .filter(lost -> frozen.stream().anyMatch(time -> time.has(lost)))
                    .filter(lost -> lost.isBefore(end))
                    .orElse(end));
  }

  /** When a trigger was deleted, if it was. */
  Optional<Instant> deletionOf(long trigger) {
    return changes.stream()
        .filter(change -> change.trigger() == trigger && change.isDeletion())
        .map(Change::date)
        .findFirst();
  }

  /** For how long of that time the server was not there. */
  Duration outageWithin(Instant start, Instant end) {
    return outages.stream()
        .map(outage -> outage.within(start, end))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
