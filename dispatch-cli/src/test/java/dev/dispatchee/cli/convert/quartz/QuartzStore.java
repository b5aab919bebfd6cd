// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.cli.convert.jdbc.SourceTables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;

/** A scheduler of Quartz that keeps its jobs in tables, and is never started. */
final class QuartzStore {

  private QuartzStore() {}

  static void makeTables(SourceTables tables, String kind) throws IOException, SQLException {
    var file = "/org/quartz/impl/jdbcjobstore/tables_%s.sql".formatted(kind);
    try (var script = Scheduler.class.getResourceAsStream(file)) {
      var statements =
          new String(script.readAllBytes(), UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.startsWith("--") && !line.equalsIgnoreCase("COMMIT;"))
              .collect(Collectors.joining("\n"));
      tables.with(statements);
    }
  }

  static Scheduler open(SourceTables tables, boolean useProperties, String delegate)
      throws SchedulerException {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "org.quartz.scheduler.instanceName", "sales",
            "org.quartz.scheduler.skipUpdateCheck", "true",
            "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
            "org.quartz.threadPool.threadCount", "1",
            "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
            "org.quartz.jobStore.driverDelegateClass", delegate,
            "org.quartz.jobStore.useProperties", Boolean.toString(useProperties),
            "org.quartz.jobStore.dataSource", "tables",
            "org.quartz.dataSource.tables.connectionProvider.class", Connections.class.getName(),
            "org.quartz.dataSource.tables.address", tables.address()));
    properties.setProperty("org.quartz.dataSource.tables.user", tables.user());
    properties.setProperty("org.quartz.dataSource.tables.password", tables.password());
    return new StdSchedulerFactory(properties).getScheduler();
  }

  /** Connections that Quartz is given; it sets the properties. */
  public static final class Connections implements ConnectionProvider {

    private String address = "";
    private String user = "";
    private String password = "";

    public void setAddress(String address) {
      this.address = address;
    }

    public void setUser(String user) {
      this.user = user;
    }

    public void setPassword(String password) {
      this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return DriverManager.getConnection(address, user, password);
    }

    @Override
    public void shutdown() {
      // Quartz closes each connection itself.
    }

    @Override
    public void initialize() {
      // There is nothing to do before.
    }
  }
}
