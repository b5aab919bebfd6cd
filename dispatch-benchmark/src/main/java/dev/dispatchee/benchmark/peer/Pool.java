// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The connections of a peer: as many as it has threads, and some for its own work.
 *
 * @param dataSource where they come from
 */
record Pool(HikariDataSource dataSource) implements AutoCloseable {

  static final int CONNECTIONS = 24;

  static Pool of(String url) {
    return of(url, CONNECTIONS);
  }

  static Pool of(String url, int connections) {
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
