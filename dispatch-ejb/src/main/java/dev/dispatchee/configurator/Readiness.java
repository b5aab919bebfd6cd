// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.alert.send.AlertTurn;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.DispatchBell;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this node can be sent traffic. The names of the checks are public; what is behind a
 * failing one stands in the server's log only.
 */
@Singleton
public class Readiness {

  private final Database database;
  private final Heartbeat heartbeat;
  private final ServerModel server;
  private final ServerRequirements requirements;
  private final DispatchBell bell;
  private final AlertTurn alerts;
  private volatile boolean schemaIsValid;

  @Inject
  Readiness(
      Database database,
      Heartbeat heartbeat,
      ServerModel server,
      ServerRequirements requirements,
      DispatchBell bell,
      AlertTurn alerts) {
    this.database = database;
    this.heartbeat = heartbeat;
    this.server = server;
    this.requirements = requirements;
    this.bell = bell;
    this.alerts = alerts;
  }

  /**
   * One thing that must be so.
   *
   * @param name what
   * @param holds whether it is
   */
  public record Check(String name, boolean holds) {}

  void schemaIsValid() {
    schemaIsValid = true;
  }

  /** Looks at everything now. */
  public List<Check> checks() {
    var checks = new ArrayList<Check>();
    checks.add(new Check("schema", schemaIsValid));
    checks.add(new Check("database", isDatabaseThere()));
    checks.add(new Check("writes", database.takesWrites()));
    checks.add(new Check("heartbeat", heartbeat.isFresh()));
    checks.add(new Check("node-name", heartbeat.holdsName()));
    checks.add(new Check("server", server.isRunning()));
    checks.add(new Check("configuration", requirements.hold()));
    requirements.latest().forEach(found -> checks.add(new Check(found.name(), found.holds())));
    return checks;
  }

  /** Whether all of it is so now. */
  boolean isReady() {
    return checks().stream().allMatch(Check::holds);
  }

  /**
   * Whether there are alerts that could not be sent. This node can be sent traffic all the same: it
   * is mostly a receiver that does not answer.
   */
  public boolean hasUnsentAlerts() {
    return alerts.hasUnsent();
  }

  /**
   * Whether this node cannot tell of due runs now. It can be sent traffic all the same: runs start
   * within a second then.
   */
  public boolean isBellSilent() {
    return bell.isSilent();
  }

  private boolean isDatabaseThere() {
    try {
      return database.withConnection(
          connection -> {
            try (var statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from dispatch_node where 1 = 0")) {
              return !row.next();
            }
          });
    } catch (DatabaseException away) {
      // Whoever uses it logs it; here it is an answer.
      return false;
    }
  }
}
