// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import java.util.Locale;

/** What is measured of one node and its database, to reckon with. */
public enum Figure {
  RUN_DATABASE_MICROS("a run fired by itself: PostgreSQL, µs"),
  RUN_SERVER_MICROS("server, µs"),
  RUN_STATEMENTS("statements"),
  RUN_WAL_BYTES("bytes of WAL"),
  BURST_DATABASE_MICROS("a run fired with many: PostgreSQL, µs"),
  BURST_SERVER_MICROS("server, µs of these"),
  IDLE_DATABASE_MICROS("an idle node, each second: PostgreSQL, µs"),
  IDLE_SERVER_MICROS("idle server, µs"),
  IDLE_STATEMENTS("statements of an idle node"),
  ALARM_DATABASE_MICROS("an alarm in vain: PostgreSQL, µs"),
  ALARM_SERVER_MICROS("server, µs of an alarm"),
  SWEEP_DATABASE_MICROS("a sweep, for each trigger due in ten minutes: PostgreSQL, µs"),
  ADD_UP_DATABASE_MICROS("adding a run up: PostgreSQL, µs"),
  ADD_UP_SERVER_MICROS("server, µs of adding up"),
  ADD_UP_A_SECOND("added up a second"),
  DELETE_DATABASE_MICROS("deleting a run: PostgreSQL, µs"),
  DELETE_SERVER_MICROS("server, µs of deleting"),
  DELETE_A_SECOND("deleted a second"),
  LOG_BYTES("bytes a log"),
  TRIGGER_BYTES("bytes a trigger"),
  DAY_BYTES("bytes a trigger and day");

  private final String title;

  Figure(String title) {
    this.title = title;
  }

  /** As it heads a column of a report. */
  public String title() {
    return title;
  }

  /** As it stands in a file of figures. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
