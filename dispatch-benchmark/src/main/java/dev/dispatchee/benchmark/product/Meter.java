// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.postgres.PostgresDatabase;
import dev.dispatchee.benchmark.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;

/**
 * Reads what a database and its servers use.
 *
 * @param postgres the server of the database, which nobody else uses
 * @param database that is asked for the number of statements
 * @param servers the processes
 */
record Meter(PostgresServer postgres, PostgresDatabase database, List<ProcessHandle> servers) {

  private static final String STATEMENTS =
      """
      select coalesce(sum(calls), 0) from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and query !~ 'pg_stat_statements'
      """;

  /** What is used while something is done. */
  Use of(Runnable act) {
    var before = read();
    act.run();
    return read().minus(before);
  }

  /** What was used up to now, since some time in the past. */
  Use read() {
    return new Use(
        Duration.ofNanos(System.nanoTime()),
        postgres.cpu(),
        servers.stream()
            .map(server -> server.info().totalCpuDuration().orElse(Duration.ZERO))
            .reduce(Duration.ZERO, Duration::plus),
        database.number(STATEMENTS),
        database.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
  }
}
