// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The PostgreSQL that all contestants use, one after the other: durable, otherwise as it comes. */
public final class PostgresServer implements AutoCloseable {

  static final String USER = "postgres";
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
    this.postmaster = postmaster();
  }

  // Times are by the clock: who waits for the processor takes longer.
  private static final String COSTLIEST =
      """
      select '| µs a run | calls | statement |' || chr(10) || '| --- | --- | --- |' || chr(10)
        || string_agg(format('| %%s | %%s | `%%s` |', micros, calls, statement), chr(10)
          order by micros desc)
      from (select round((total_exec_time * 1000 / %d)::numeric, 2) as micros, calls,
          left(regexp_replace(replace(query, '|', '/'), '\\s+', ' ', 'g'), 100) as statement
        from pg_stat_statements where query !~ 'pg_stat_statements'
        order by total_exec_time desc limit 12) costliest
      """;

  /**
   * Starts it on a free port, with an empty data directory.
   *
   * @throws IllegalStateException if it would not be durable
   */
  public static PostgresServer start() {
    var builder =
        EmbeddedPostgres.builder()
            .setServerConfig("timezone", "UTC")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements");
    DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
    try {
      var postgres = new PostgresServer(builder.start());
      postgres.mustBeDurable();
      return postgres;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A new, empty database. */
  public PostgresDatabase create() {
    var name = "contest" + databases.incrementAndGet();
    maintenance().execute("create database " + name);
    var database =
        new PostgresDatabase(server.getDatabase(USER, name), server.getJdbcUrl(USER, name));
    database.execute("create extension pg_stat_statements");
    return database;
  }

  /** Its version, as it says it. */
  public String version() {
    return maintenance().text("show server_version");
  }

  /** What all of its processes have used of the processors, those that have ended too. */
  public Duration cpu() {
    var living =
        Stream.concat(Stream.of(postmaster), postmaster.children())
            .map(ProcessorTime::of)
            .reduce(Duration.ZERO, Duration::plus);
    return living.plus(ProcessorTime.ofEndedChildren(postmaster));
  }

  /** Begins to count anew what statements cost. */
  public void forgetStatements() {
    maintenance().execute("create extension if not exists pg_stat_statements");
    maintenance().execute("select pg_stat_statements_reset()");
  }

  /**
   * What statements have cost since then, the costliest first, as a table.
   *
   * @param runs among which it is shared out
   */
  public String statements(int runs) {
    return maintenance().text(COSTLIEST.formatted(runs));
  }

  private PostgresDatabase maintenance() {
    return new PostgresDatabase(server.getPostgresDatabase(), "");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // The parent of one that lives as long as the server; that of a connection may be gone already.
  private ProcessHandle postmaster() {
    var checkpointer =
        maintenance()
            .number("select pid from pg_stat_activity where backend_type = 'checkpointer'");
    return ProcessHandle.of(checkpointer).flatMap(ProcessHandle::parent).orElseThrow();
  }

  private void mustBeDurable() {
    var database = maintenance();
    for (var setting : DURABLE) {
      if (!"on".equals(database.text("show " + setting))) {
        throw new IllegalStateException(setting + " is not on");
      }
    }
  }
}
