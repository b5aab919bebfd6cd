// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL and another one that follows it and may take its place, as often as it likes. */
public final class PostgresPair implements AutoCloseable {

  private PostgresServer primary;
  private PostgresServer standby;
  private Wire between;

  private PostgresPair(String name) {
    primary = PostgresServer.start(name + "-1");
    between = Wire.to(primary.port());
    standby = primary.startStandby(name + "-2", between.port());
  }

  /** Makes and starts both; {@code name} is that of their folders, but for a number. */
  public static PostgresPair start(String name) {
    return new PostgresPair(name);
  }

  /** The values of postgresql.cli for servers that use whichever is the primary. */
  public Map<String, String> values() {
    return Map.of(
        "db_hosts", "127.0.0.1:%d,127.0.0.1:%d".formatted(primary.port(), standby.port()));
  }

  /** The one that takes changes, or took them last. */
  public PostgresServer primary() {
    return primary;
  }

  /** The one that follows. */
  public PostgresServer standby() {
    return standby;
  }

  /** Where connections to the primary come from. */
  public DataSource dataSource() {
    return primary.dataSource();
  }

  /** From now on nothing of the primary gets to the standby. */
  public void cutOff() {
    between.cut();
  }

  /** Has the standby take the place of the primary, which was killed. */
  public void takeOver() {
    standby.promote();
    var old = primary;
    primary = standby;
    standby = old;
  }

  /** Has the one whose place was taken follow the other now. */
  public void followAgain() {
    between.close();
    between = Wire.to(primary.port());
    standby.follow(primary, between.port());
  }

  @Override
  public void close() {
    between.close();
    standby.close();
    primary.close();
  }
}
