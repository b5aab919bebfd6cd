// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases on which statements are tried. */
enum TestDatabase {
  H2 {
    @Override
    DataSource create() {
      var dataSource = new JdbcDataSource();
      dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      dataSource.setUser("sa");
      return dataSource;
    }
  },
  POSTGRESQL {
    @Override
    DataSource create() {
      var name = "t" + UUID.randomUUID().toString().replace("-", "");
      execute(Server.RUNNING.getPostgresDatabase(), "create database " + name);
      return Server.RUNNING.getDatabase("postgres", name);
    }
  };

  /** A new one, with nothing in it. */
  abstract DataSource create();

  /** Executes statements, each by itself. */
  static void execute(DataSource dataSource, String... statements) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      for (var text : statements) {
        statement.execute(text);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The first column of a query. */
  static List<String> query(DataSource dataSource, String query) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (result.next()) {
        found.add(result.getString(1));
      }
      return found;
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** One server for all tests of this process; it ends with it. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server = EmbeddedPostgres.builder().setServerConfig("timezone", "UTC").start();
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
