// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static java.util.Comparator.comparingLong;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.RoundTrip;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of logs, with what those wait for that are due and stand before a gate, and with
 * what starts were put off by.
 */
@Singleton
public class WaitingRuns {

  // Of more lines than these nobody reads, and each is two counts.
  private static final int MOST_LINES = 100;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public WaitingRuns(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Shows logs, in their order.
   *
   * @param whole whether with settings and stack traces
   */
  public List<LogView> show(Collection<DispatchLog> logs, boolean whole) {
    var now = clock.instant();
    var names =
        logs.stream()
            .filter(log -> log.isDue(now))
            .map(DispatchLog::gate)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var maybePutOff =
        logs.stream()
            .filter(DispatchLog::mayBePutOff)
            .map(DispatchLog::triggerId)
            .collect(Collectors.toSet());
    var gates = gates(names, now);
    var putOff = of(maybePutOff, ShownTriggers::putOff);
    return logs.stream()
        .map(
            log ->
                log.view(
                    whole,
                    putOff.getOrDefault(log.triggerId(), Duration.ZERO),
                    log.isDue(now)
                        ? full(log.gate(), gates).map(WaitingFor::of).orElse(null)
                        : null))
        .toList();
  }

  /**
   * The due runs that stand in one line, or in several that one gate holds up.
   *
   * @param runs how many
   * @param oldest when the first of them was due
   */
  public record Line(long runs, Instant oldest) {

    private static final Comparator<Line> MOST_FIRST = comparingLong(Line::runs).reversed();

    private Line and(Line other) {
      return new Line(runs + other.runs, oldest.isBefore(other.oldest) ? oldest : other.oldest);
    }
  }

  /**
   * What holds up most of the due runs that stand before gates without room.
   *
   * @param dueByGate what stands in the line of each gate
   * @param most how many are told of
   */
  public List<HeldUp> heldUp(Map<String, Line> dueByGate, int most) {
    var lines =
        dueByGate.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Line.MOST_FIRST))
            .limit(MOST_LINES)
            .toList();
    var gates = gates(lines.stream().map(Map.Entry::getKey).toList(), clock.instant());
    var held = new HashMap<Gate, Line>();
    lines.forEach(
        line ->
            full(line.getKey(), gates)
                .ifPresent(gate -> held.merge(gate, line.getValue(), Line::and)));
    var worst =
        held.entrySet().stream()
            .sorted(
                Map.Entry.<Gate, Line>comparingByValue(Line.MOST_FIRST)
                    .thenComparing(entry -> entry.getKey().name()))
            .limit(most)
            .toList();
    var triggers = worst.stream().flatMap(entry -> entry.getKey().trigger().stream()).toList();
    var names = of(triggers, ShownTriggers::names);
    return worst.stream().map(entry -> heldUp(entry.getKey(), entry.getValue(), names)).toList();
  }

  private static HeldUp heldUp(Gate full, Line line, Map<Long, String> names) {
    var trigger = full.trigger();
    return new HeldUp(
        line.runs(),
        line.oldest(),
        trigger.orElse(null),
        trigger.map(names::get).orElse(null),
        WaitingFor.of(full));
  }

  /** Of a gate and the group that its runs need too, the first without room. */
  private static Optional<Gate> full(@Nullable String name, Map<String, Gate> gates) {
    var gate = name == null ? null : gates.get(name);
    if (gate == null) {
      return Optional.empty();
    }
    var group = gate.group() == null ? null : gates.get(gate.group());
    return Stream.of(gate, group)
        .filter(Objects::nonNull)
        .filter(one -> one.room() == 0)
        .findFirst();
  }

  private Map<String, Gate> gates(Collection<String> names, Instant now) {
    return of(names, (connection, some) -> gates(connection, some, now));
  }

  /** Looks for something of some things. */
  private interface Look<T, R> {
    R of(Connection connection, Collection<T> things) throws SQLException;
  }

  // Nothing is asked of the database that needs no answer.
  private <T, K, V> Map<K, V> of(Collection<T> things, Look<T, Map<K, V>> look) {
    return things.isEmpty()
        ? Map.of()
        : database.withConnection(connection -> look.of(connection, things));
  }

  private Map<String, Gate> gates(Connection connection, Collection<String> names, Instant now)
      throws SQLException {
    var found = new HashMap<String, Gate>();
    Gate.named(trip(connection), names, now).forEach(gate -> found.put(gate.name(), gate));
    var groups =
        found.values().stream()
            .map(Gate::group)
            .filter(Objects::nonNull)
            .filter(group -> !found.containsKey(group))
            .collect(Collectors.toSet());
    if (!groups.isEmpty()) {
      Gate.named(trip(connection), groups, now).forEach(gate -> found.put(gate.name(), gate));
    }
    return found;
  }

  private RoundTrip trip(Connection connection) {
    return new RoundTrip(connection, database.dialect());
  }
}
