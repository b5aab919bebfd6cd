package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Whether this node can be sent traffic. The names of the checks are public; what is behind a
 * failing one stands in the server's log only.
 */
@Singleton
public class Readiness {

  private final Database database;
  private final Heartbeat heartbeat;
  private volatile boolean schemaIsValid;

  @Inject
  Readiness(Database database, Heartbeat heartbeat) {
    this.database = database;
    this.heartbeat = heartbeat;
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
    return List.of(
        new Check("schema", schemaIsValid),
        new Check("database", isDatabaseThere()),
        new Check("heartbeat", heartbeat.isFresh()),
        new Check("server", ServerModel.isRunning()));
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
