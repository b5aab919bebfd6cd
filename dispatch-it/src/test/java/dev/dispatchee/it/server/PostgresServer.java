// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own, mostly with an empty database {@code dispatch}, that a test may stop
 * hard and start again on the same port. It ends with the test at the latest, or with the JVM of
 * the tests.
 */
public final class PostgresServer implements AutoCloseable {

  /** Of the user {@code dispatch}. */
  static final String PASSWORD = "pass word of dispatch";

  private static final Duration END_WITHIN = Duration.ofSeconds(10);
  private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(30);

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  private PostgresServer(Path data, int port) {
    this.data = data;
    this.port = port;
    this.running = run();
  }

  /**
   * Makes and starts one.
   *
   * @param name of its folder
   */
  public static PostgresServer start(String name) {
    var server = startEmpty(name);
    server.execute("create user dispatch password '" + PASSWORD + "'");
    server.execute("create database dispatch owner dispatch");
    return server;
  }

  /**
   * Makes and starts one that has no database and no user of ours.
   *
   * @param name of its folder
   */
  public static PostgresServer startEmpty(String name) {
    var data = Settings.directory().resolve(name);
    BaseFolder.delete(data);
    return new PostgresServer(data, Ports.free(1).get(0));
  }

  /**
   * Makes and starts another one that follows this one, as far as it can.
   *
   * @param name of its folder
   * @param way the port at which it finds this one: its own, or what stands between
   */
  public PostgresServer startStandby(String name, int way) {
    var copy = Settings.directory().resolve(name);
    BaseBackup.take(running.getPostgresDatabase(), data, copy, way);
    return new PostgresServer(copy, Ports.free(1).get(0));
  }

  /**
   * Starts it again after it was killed, as one that follows another; what it had is thrown away.
   *
   * @param way the port at which it finds the other: the other's own, or what stands between
   */
  public void follow(PostgresServer primary, int way) {
    BaseBackup.take(primary.running.getPostgresDatabase(), primary.data, data, way);
    startAgain();
  }

  /** Has commits wait until a standby has them too, or no more; waits until it is so. */
  public void setSynchronous(boolean synchronous) {
    execute("alter system set synchronous_standby_names = '%s'".formatted(synchronous ? "*" : ""));
    execute("select pg_reload_conf()");
    var state = synchronous ? "sync" : "async";
    Awaitility.await()
        .atMost(FOLLOWED_WITHIN)
        .until(
            () ->
                number(
                        "select count(*) from pg_stat_replication where state = 'streaming'"
                            + " and sync_state = '%s'".formatted(state))
                    == 1);
  }

  /** Has a standby take over; returns when it does. */
  public void promote() {
    execute("select pg_promote(true, 60)");
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** As {@code kill -9} of all its processes: connections break, what was committed is kept. */
  public void kill() {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      var postmaster = ProcessHandle.of(pid).orElseThrow();
      var children = postmaster.children().toList();
      postmaster.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      Awaitility.await()
          .atMost(END_WITHIN)
          .until(
              () -> !postmaster.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    close();
  }

  /** Starts it again after it was killed, with what it has. */
  public void startAgain() {
    running = run();
  }

  /** A number that one statement selects. */
  public long number(String sql) {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  /** Has it do something, as its administrator. */
  public void execute(String sql) {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Where connections to the database {@code dispatch} come from, past whatever is in between. */
  public DataSource dataSource() {
    return running.getDatabase("postgres", "dispatch");
  }

  /** Where connections to the database {@code dispatch} come from that the product's user has. */
  public DataSource ownersDataSource() {
    var owners = new PGSimpleDataSource();
    owners.setUrl("jdbc:postgresql://127.0.0.1:%d/dispatch".formatted(port));
    owners.setUser("dispatch");
    owners.setPassword(PASSWORD);
    return owners;
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private EmbeddedPostgres run() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setServerConfig("timezone", "UTC")
          // A standby that was cut off for a while finds what it missed.
          .setServerConfig("wal_keep_size", "512MB")
          // Else what was committed in the last half second is gone when it is killed.
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
