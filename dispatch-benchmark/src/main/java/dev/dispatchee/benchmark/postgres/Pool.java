// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Connections that stay open.
 *
 * @param dataSource where they come from
 */
public record Pool(HikariDataSource dataSource) implements AutoCloseable {

  /** For a peer: as many as it has threads, and some for its own work. */
  public static final int CONNECTIONS = 24;

  /** As many as a peer needs. */
  public static Pool of(String url) {
    return of(url, CONNECTIONS);
  }

  /** One for who measures: what it puts in, it puts in with few statements of many rows. */
  public static Pool ofOne(String url) {
    return of(url + "&reWriteBatchedInserts=true", 1);
  }

  private static Pool of(String url, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    return new Pool(new HikariDataSource(config));
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
