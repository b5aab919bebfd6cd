// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import java.time.Duration;

/**
 * What database and servers have used in a time.
 *
 * @param length the time
 * @param database processor time of all processes of the database
 * @param servers processor time of the servers
 * @param statements how many the database was sent
 * @param walBytes how much it wrote to its log of changes
 */
public record Use(
    Duration length, Duration database, Duration servers, long statements, long walBytes) {

  /** What was used since an earlier reading. */
  Use minus(Use earlier) {
    return new Use(
        length.minus(earlier.length),
        database.minus(earlier.database),
        servers.minus(earlier.servers),
        statements - earlier.statements,
        walBytes - earlier.walBytes);
  }

  /** What was used in both times. */
  Use plus(Use other) {
    return new Use(
        length.plus(other.length),
        database.plus(other.database),
        servers.plus(other.servers),
        statements + other.statements,
        walBytes + other.walBytes);
  }

  /** What one of so many took of the processors of the database, in microseconds. */
  public double databaseMicros(long things) {
    return database.toNanos() / 1e3 / things;
  }

  /** What one of so many took of the processors of the servers, in microseconds. */
  public double serverMicros(long things) {
    return servers.toNanos() / 1e3 / things;
  }

  /**
   * The same time without what idle servers use in it; nothing is less than nothing. Their part of
   * the log of changes stays: in a table that was just filled it is what vacuum writes, at any
   * time.
   */
  public Use beyond(Use idle) {
    double times = length.toNanos() / (double) idle.length.toNanos();
    return new Use(
        length,
        Duration.ofNanos(
            Math.max(0, Math.round(database.toNanos() - times * idle.database.toNanos()))),
        Duration.ofNanos(
            Math.max(0, Math.round(servers.toNanos() - times * idle.servers.toNanos()))),
        Math.max(0, Math.round(statements - times * idle.statements)),
        walBytes);
  }
}
