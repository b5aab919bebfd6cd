// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.database.Instants;
import dev.dispatchee.database.RoundTrip;
import dev.dispatchee.database.RoundTrip.Found;
import dev.dispatchee.database.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs pass one by one before they start: a concurrency group, whose permits last as long as
 * runs, or the rate of a trigger, whose permits last for its window.
 *
 * @param name of the group; of a rate see {@link #ofRate}
 * @param maximum how many permits there are
 * @param window how long a permit of a rate lasts; null of a group
 * @param group of a rate the group whose permit its runs need too; null for none
 * @param held how many permits are taken
 * @param nextPlace when the first of those is free again that end by themselves; null for none
 */
public record Gate(
    String name,
    int maximum,
    @Nullable Duration window,
    @Nullable String group,
    int held,
    @Nullable Instant nextPlace) {

  /** What the name of a rate's gate begins with before the id, and no name of a group does. */
  static final char RATE = '#';

  /** The gate of a trigger in a select from its table. */
  public static final String OF_TRIGGER = ofTrigger("") + " as gate";

  /** How many runs have a place in group {@code g}: with a permit, or in their slots. */
  public static final String IN_USE = held("g", "");

  private static final String NOT_OVER = "and (p.until_date is null or p.until_date > ?)";

  /** Whether gate {@code g} and its group have room at an instant, which is two parameters. */
  public static final String HAS_ROOM =
      """
      g.maximum > %s and not exists (select 1 from dispatch_gate w
        where w.name = g.within_group and w.maximum <= %s)
      """
          .formatted(held("g", NOT_OVER), held("w", NOT_OVER));

  private static final String SELECT =
      """
      select g.name, g.maximum, g.window_millis, g.within_group, %s as held,
        case when g.window_millis is not null then (select min(p.until_date)
          from dispatch_permit p where p.gate = g.name %s) end as next_place
      from dispatch_gate g where %%s order by g.name
      """
          .formatted(held("g", NOT_OVER), NOT_OVER);

  /** The gate of a trigger's rate. */
  public static String ofRate(DispatchTriggerId trigger) {
    return RATE + trigger.toString();
  }

  /**
   * The gate of a trigger as an expression.
   *
   * @param prefix of its columns, with the point
   */
  public static String ofTrigger(String prefix) {
    return "case when %1$srate_limit is null then %1$sconcurrency_group else concat('%2$s', %1$sid) end"
        .formatted(prefix, RATE);
  }

  /** Whether it is the rate of a trigger, and no group. */
  public boolean isRate() {
    return window != null;
  }

  /** Whose rate it is; empty of a group. */
  Optional<Long> trigger() {
    return isRate() ? Optional.of(Long.valueOf(name.substring(1))) : Optional.empty();
  }

  /** How many may pass now. */
  public int room() {
    return Math.max(0, maximum - held);
  }

  /**
   * Adds a look for the gates of which a condition on {@code g} holds, by their names.
   *
   * @param now which permits of rates are over
   * @param parameters sets those of the condition
   */
  public static Found<Gate> find(
      RoundTrip trip, String where, Instant now, RoundTrip.Parameters parameters) {
    return trip.select(
        SELECT.formatted(where),
        (select, first) -> {
          Instants.set(select, first, now);
          Instants.set(select, first + 1, now);
          return parameters.set(select, first + 2);
        },
        Gate::read);
  }

  /** Those of these names. */
  public static List<Gate> named(RoundTrip trip, Collection<String> names, Instant now)
      throws SQLException {
    var found =
        find(
            trip,
            "g.name = any (?)",
            now,
            (select, first) -> {
              select.setArray(first, SqlArrays.texts(select.getConnection(), names));
              return first + 1;
            });
    trip.make();
    return found.rows();
  }

  private static String held(String gate, String permits) {
    return """
    ((select count(*) from dispatch_permit p where p.gate = %1$s.name %2$s)
      + (select count(*) from dispatch_slot s where s.gate = %1$s.name))"""
        .formatted(gate, permits);
  }

  private static Gate read(ResultSet row) throws SQLException {
    long millis = row.getLong("window_millis");
    var window = row.wasNull() ? null : Duration.ofMillis(millis);
    return new Gate(
        row.getString("name"),
        row.getInt("maximum"),
        window,
        row.getString("within_group"),
        row.getInt("held"),
        Instants.find(row, "next_place").orElse(null));
  }
}
