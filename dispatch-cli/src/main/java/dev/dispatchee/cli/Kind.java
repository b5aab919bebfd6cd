// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import java.util.List;
import java.util.Locale;

/** What can be looked at. */
enum Kind {
  TRIGGERS(
      "/triggers",
      "CODE=externalReferenceCode",
      "NAME=name",
      "ACTIVE=active",
      "STATUS=status",
      "NEXT FIRE=nextFireDate",
      "SCHEDULE=scheduleDescription"),
  RUNS(
      "/logs",
      "ID=id",
      "TRIGGER=triggerName",
      "STATUS=status",
      "CAUSE=cause",
      "PLANNED=plannedDate",
      "MILLIS=durationMillis",
      "NODE=node",
      "REASON=reason"),
  EXECUTORS(
      "/executors",
      "TYPE=type",
      "NAME=name",
      "RESTRICTED=restricted",
      "DEPLOYMENT=deployment",
      "NODES=nodes"),
  NODES(
      "/nodes",
      "NAME=name",
      "ALIVE=alive",
      "DRAINING=draining",
      "SINCE=drainedDate",
      "BY=drainedBy",
      "RUNS=runsInProgress",
      "AT MOST=maxConcurrentRuns",
      "VERSION=productVersion",
      "HEARTBEAT=heartbeatDate");

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
  private final List<String> columns;

  Kind(String path, String... columns) {
    this.path = path;
    this.columns = List.of(columns);
  }

  String path() {
    return path;
  }

  List<String> columns() {
    return columns;
  }

  /** One is typed as well as many. */
  static Kind of(String typed) {
    var name = typed.toUpperCase(Locale.ROOT);
    return valueOf(name.endsWith("S") ? name : name + "S");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
