// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of the application: this machine's, moved by how far the database's clock was off
 * when it was last asked. Whole milliseconds. Safe for several threads.
 */
public final class DatabaseClock extends Clock {

  private final Clock machine;
  private volatile Duration offset = Duration.ZERO;

  /** Starts with no offset. */
  public DatabaseClock(Clock machine) {
    this.machine = machine;
  }

  /**
   * Asks the database for its time.
   *
   * @return how far the database is ahead of this machine
   */
  public Duration measure(Database database) {
    offset =
        database.withConnection(
            connection -> {
              try (var statement = connection.createStatement()) {
                var before = machine.instant();
                try (var row = statement.executeQuery("select current_timestamp as now")) {
                  row.next();
                  var midway =
                      before.plus(Duration.between(before, machine.instant()).dividedBy(2));
                  return Duration.between(midway, Instants.get(row, "now"));
                }
              }
            });
    return offset;
  }

  @Override
  public Instant instant() {
    return Instants.inMillis(machine.instant().plus(offset));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock tells instants only");
  }
}
