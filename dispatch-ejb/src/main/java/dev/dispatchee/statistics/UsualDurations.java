// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import static java.util.stream.Collectors.joining;

import dev.dispatchee.database.Columns;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Rows;
import dev.dispatchee.database.SqlArrays;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long the runs of triggers usually take: the median of the latest successful ones. */
final class UsualDurations {

  /** So many of the latest count. */
  static final int LATEST = 50;

  private record Row(long trigger, List<Long> latest) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("trigger_id"),
          Stream.of(row.getString("latest").split(" ", -1)).map(Long::valueOf).toList());
    }

    Row with(List<Long> later) {
      var all = Stream.concat(latest.stream(), later.stream()).toList();
      return new Row(trigger, all.subList(Math.max(0, all.size() - LATEST), all.size()));
    }

    String text() {
      return latest.stream().map(String::valueOf).collect(joining(" "));
    }
  }

  private static final Columns<Row> COLUMNS =
      Columns.<Row>none()
          .longs("trigger_id", Row::trigger)
          .texts("latest", Row::text)
          .longs("usual_millis", row -> median(row.latest()));

  private static final Upserts<Row> TABLE =
      new Upserts<>(
          "dispatch_trigger_usual",
          COLUMNS,
          "t.trigger_id = r.trigger_id",
          "latest = r.latest, usual_millis = r.usual_millis");

  private UsualDurations() {}

  /** The middle one of some times, at least one; of two the later. */
  static long median(Collection<Long> millis) {
    return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
  }

  /** Takes later runs into account, in the order in which they are given. */
  static void add(Connection connection, Dialect dialect, Iterable<HistoryRow> ended)
      throws SQLException {
    var later = new TreeMap<Long, List<Long>>();
    for (var row : ended) {
      row.millisOfSuccess()
          .ifPresent(
              millis ->
                  later.computeIfAbsent(row.trigger(), none -> new ArrayList<>()).add(millis));
    }
    if (later.isEmpty()) {
      return;
    }
    var there = existing(connection, later.keySet());
    var rows =
        later.entrySet().stream()
            .map(one -> rowOf(there, one.getKey()).with(one.getValue()))
            .toList();
    TABLE.write(connection, dialect, rows, row -> there.containsKey(row.trigger()));
  }

  private static Row rowOf(Map<Long, Row> there, long trigger) {
    return there.getOrDefault(trigger, new Row(trigger, List.of()));
  }

  private static Map<Long, Row> existing(Connection connection, Collection<Long> triggers)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select trigger_id, latest from dispatch_trigger_usual where trigger_id = any (?)")) {
      select.setArray(1, SqlArrays.longs(connection, triggers.stream().mapToLong(Long::longValue)));
      return Rows.map(select, row -> row.getLong("trigger_id"), Row::read);
    }
  }

  /**
   * What is usual, in milliseconds, of those triggers of which that is known.
   *
   * @param recent the newest runs of each, newest first
   * @param until which of these are rolled up already
   */
  static Map<Long, Long> of(
      Connection connection,
      Collection<Long> triggers,
      Map<Long, List<HistoryRow>> recent,
      Instant until)
      throws SQLException {
    var there = existing(connection, triggers);
    var usual = new HashMap<Long, Long>();
    for (long trigger : triggers) {
      var later = new ArrayList<Long>();
      recent.getOrDefault(trigger, List.of()).stream()
          .filter(run -> !run.queued().isBefore(until))
          .forEach(run -> run.millisOfSuccess().ifPresent(later::add));
      Collections.reverse(later);
      var latest = rowOf(there, trigger).with(later).latest();
      if (!latest.isEmpty()) {
        usual.put(trigger, median(latest));
      }
    }
    return usual;
  }

  /** What is usual, in milliseconds, of all triggers of which that is known. */
  static Map<Long, Long> all(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select trigger_id, usual_millis from dispatch_trigger_usual")) {
      return Rows.map(select, row -> row.getLong("trigger_id"), row -> row.getLong("usual_millis"));
    }
  }
}
