// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that every store is tested on, each new and with our schema. */
public enum TestDatabase {
  H2 {
    @Override
    DataSource empty() {
      var dataSource = new JdbcDataSource();
      dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      return dataSource;
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty() {
      var name = "t" + UUID.randomUUID().toString().replace("-", "");
      var server = Server.RUNNING;
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException refused) {
        throw new IllegalStateException(refused);
      }
      return server.getDatabase("postgres", name);
    }
  };

  abstract DataSource empty();

  /** A database of its own with the schema as it is now. */
  public Database create() {
    return create("latest");
  }

  /** A database of its own without anything in it. */
  public Database createEmpty() {
    return new Database(empty());
  }

  /** A database of its own with the schema as it was in a version. */
  public Database create(String version) {
    var dataSource = empty();
    var database = new Database(dataSource);
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration/common", database.dialect().migrations())
        .target(version)
        .load()
        .migrate();
    return database;
  }

  /** One server for all tests of this process; it ends with it. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

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
  }
}
