// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The active rules as this node knows them: they are few, and kept, so that asking costs nothing. A
 * node sees what another one changes within about a second. Safe for several threads.
 */
@Singleton
public class AlertRules {

  private record Known(long version, List<AlertRule> rules, Set<AlertKind> kinds) {

    static final Known NOTHING = new Known(-1, List.of(), Set.of());

    static Known of(long version, List<AlertRule> rules) {
      var kinds = EnumSet.noneOf(AlertKind.class);
      rules.forEach(rule -> kinds.add(rule.kind()));
      return new Known(version, List.copyOf(rules), kinds);
    }
  }

  private final Database database;
  private volatile Known known = Known.NOTHING;

  /** Takes what it needs. */
  @Inject
  public AlertRules(Database database) {
    this.database = database;
  }

  /** Reads them, if they have another version than those that are known. */
  public void follow(long version) {
    if (!isOf(version)) {
      look();
    }
  }

  /** Whether those that are known have a version. */
  public boolean isOf(long version) {
    return version == known.version();
  }

  /** Reads them now. */
  public void look() {
    known = database.withConnection(AlertRules::read);
  }

  // The version first: what changes between the two statements is read again.
  private static Known read(Connection connection) throws SQLException {
    long version;
    try (var select = connection.prepareStatement("select version from dispatch_alert_state")) {
      version = Rows.only(select, row -> row.getLong(1));
    }
    return Known.of(
        version,
        AlertRuleRows.all(connection).stream().filter(rule -> rule.definition().active()).toList());
  }

  /** Whether there is an active rule of a kind. */
  public boolean hasAny(AlertKind kind) {
    return known.kinds().contains(kind);
  }

  /** Whether there is an active rule at all. */
  public boolean isEmpty() {
    return known.rules().isEmpty();
  }

  /** The active rules of a kind that are not muted. */
  public List<AlertRule> of(AlertKind kind, Instant now) {
    return known.rules().stream()
        .filter(rule -> rule.kind() == kind && !rule.definition().isMutedAt(now))
        .toList();
  }

  /** The active rule of an id, if there is it. */
  public Optional<AlertRule> find(long id) {
    return known.rules().stream().filter(rule -> rule.id() == id).findFirst();
  }
}
