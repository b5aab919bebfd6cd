// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is shown of logs, with what those wait for that are due and stand before a gate. */
@Singleton
public class WaitingRuns {

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
    var gates =
        names.isEmpty()
            ? Map.<String, Gate>of()
            : database.withConnection(connection -> gates(connection, names, now));
    return logs.stream()
        .map(log -> log.view(whole, log.isDue(now) ? waitingFor(log, gates) : null))
        .toList();
  }

  private static @Nullable WaitingFor waitingFor(DispatchLog log, Map<String, Gate> gates) {
    var gate = log.gate() == null ? null : gates.get(log.gate());
    if (gate == null) {
      return null;
    }
    var group = gate.group() == null ? null : gates.get(gate.group());
    return Stream.of(gate, group)
        .filter(Objects::nonNull)
        .filter(one -> one.room() == 0)
        .findFirst()
        .map(WaitingFor::of)
        .orElse(null);
  }

  private static Map<String, Gate> gates(
      Connection connection, Collection<String> names, Instant now) throws SQLException {
    var found = new HashMap<String, Gate>();
    Gate.named(connection, names, now).forEach(gate -> found.put(gate.name(), gate));
    var groups =
        found.values().stream()
            .map(Gate::group)
            .filter(Objects::nonNull)
            .filter(group -> !found.containsKey(group))
            .collect(Collectors.toSet());
    if (!groups.isEmpty()) {
      Gate.named(connection, groups, now).forEach(gate -> found.put(gate.name(), gate));
    }
    return found;
  }
}
