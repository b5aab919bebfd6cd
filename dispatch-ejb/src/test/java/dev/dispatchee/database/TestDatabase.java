// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The databases that every store is tested on, each new and with our schema: a copy of the first,
 * because migrating each takes longer than most tests.
 */
public enum TestDatabase {
  H2 {
    @Override
    DataSource empty() {
      var dataSource = new JdbcDataSource();
      dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      return dataSource;
    }

    @Override
    DataSource copy() {
      var copy = empty();
      try (var connection = copy.getConnection();
          var statement = connection.createStatement()) {
        for (var line : H2Script.LINES) {
          statement.execute(line);
        }
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
      return copy;
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty() {
      return PostgresqlServer.newDatabase("template1", PostgresqlServer::open);
    }

    @Override
    DataSource copy() {
      return PostgresqlServer.newDatabase(PostgresqlTemplate.NAME, PostgresqlServer::pool);
    }
  };

  private static final String LATEST = "latest";

  abstract DataSource empty();

  abstract DataSource copy();

  /** A database of its own with the schema as it is now. */
  public Database create() {
    return new Database(copy());
  }

  /** A database of its own without anything in it. */
  public Database createEmpty() {
    return new Database(empty());
  }

  /** A database of its own with the schema as it was in a version. */
  public Database create(String version) {
    return new Database(migrated(version));
  }

  private DataSource migrated(String version) {
    return migrate(empty(), version);
  }

  private static DataSource migrate(DataSource dataSource, String version) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration/common", new Database(dataSource).dialect().migrations())
        .target(version)
        .load()
        .migrate();
    return dataSource;
  }

  private static final class H2Script {

    static final List<String> LINES = linesOf(H2.migrated(LATEST));

    private static List<String> linesOf(DataSource dataSource) {
      try (var connection = dataSource.getConnection();
          var script = connection.prepareStatement("script")) {
        return Rows.list(script, row -> row.getString(1));
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    }
  }

  private static final class PostgresqlTemplate {

    static final String NAME = PostgresqlServer.newName();

    static {
      PostgresqlServer.execute("create database " + NAME);
      migrate(PostgresqlServer.open(NAME), LATEST);
    }
  }

  /** One server for all tests of this process; it ends with it. */
  private static final class PostgresqlServer {

    private static final EmbeddedPostgres RUNNING = start();

    /**
     * What is older is dropped: a thousand of them take the server minutes to delete at its end.
     */
    private static final int MOST_KEPT = 40;

    private static final Deque<Kept> KEPT = new ArrayDeque<>();

    private static EmbeddedPostgres start() {
      try {
        // It comes with commits that are not waited for: a vacuum that follows would not take their
        // rows for visible to all, and plans would be others than on a real server.
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", "UTC")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** Its connections stay open until the next is made. */
    private record Kept(String name, DataSource connections) {

      void rest() {
        if (connections instanceof HikariDataSource pool) {
          pool.getHikariPoolMXBean().softEvictConnections();
        }
      }

      void drop() {
        if (connections instanceof HikariDataSource pool) {
          pool.close();
        }
        execute("drop database " + name + " with (force)");
      }
    }

    static synchronized DataSource newDatabase(
        String template, Function<String, DataSource> connections) {
      if (KEPT.size() == MOST_KEPT) {
        KEPT.remove().drop();
      }
      KEPT.forEach(Kept::rest);
      var name = newName();
      // As files: the log of another way would be longer than they are.
      execute("create database " + name + " template " + template + " strategy file_copy");
      var made = new Kept(name, connections.apply(name));
      KEPT.add(made);
      return made.connections();
    }

    static String newName() {
      return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    static DataSource open(String name) {
      return RUNNING.getDatabase("postgres", name);
    }

    /** As on a server: making a connection takes longer than most statements. */
    static DataSource pool(String name) {
      var config = new HikariConfig();
      config.setDataSource(open(name));
      config.setMaximumPoolSize(50);
      config.setMinimumIdle(0);
      return new HikariDataSource(config);
    }

    static void execute(String sql) {
      try (var connection = RUNNING.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
    }
  }
}
