// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import dev.dispatchee.log.Gate;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the concurrency groups stand, as the database knows it.
 *
 * @param name of the group
 * @param inUse how many places runs have
 * @param maximum how many there are
 * @param waiting due runs that wait before it
 */
record GroupFigures(String name, int inUse, int maximum, int waiting) {

  /** How many groups are told of at most, first by name: each is three time series. */
  static final int MOST = 100;

  private static final String SELECT =
      """
      select g.name, g.maximum,
        %s as in_use,
        (select count(*) from dispatch_log l where l.is_open and l.status = 'QUEUED'
          and l.planned_date <= ? and (l.gate = g.name
            or l.gate in (select r.name from dispatch_gate r where r.within_group = g.name)))
          as waiting
      from dispatch_gate g where g.window_millis is null order by g.name limit %d
      """
          .formatted(Gate.IN_USE, MOST);

  /** Finds them out, within so many seconds. */
  static List<GroupFigures> read(Database database, Instant now, int seconds) {
    return database.withConnection(
        connection -> {
          try (var statement = connection.prepareStatement(SELECT)) {
            statement.setQueryTimeout(seconds);
            Instants.set(statement, 1, now);
            return Rows.list(
                statement,
                row ->
                    new GroupFigures(
                        row.getString("name"),
                        row.getInt("in_use"),
                        row.getInt("maximum"),
                        row.getInt("waiting")));
          }
        });
  }

  /** The gauges of groups. */
  static List<GaugeSnapshot> gauges(List<GroupFigures> groups) {
    return List.of(
        gauge(
            "dispatch_group_in_use",
            "Runs of all nodes that have a place in the concurrency group.",
            groups,
            GroupFigures::inUse),
        gauge(
            "dispatch_group_maximum",
            "Places that the concurrency group has.",
            groups,
            GroupFigures::maximum),
        gauge(
            "dispatch_group_waiting",
            "Due runs that wait for a place in the concurrency group.",
            groups,
            GroupFigures::waiting));
  }

  private static GaugeSnapshot gauge(
      String name, String help, List<GroupFigures> groups, ToDoubleFunction<GroupFigures> value) {
    var gauge = GaugeSnapshot.builder().name(name).help(help);
    for (var group : groups) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(Labels.of("group", group.name()))
              .value(value.applyAsDouble(group))
              .build());
    }
    return gauge.build();
  }
}
