// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When cronie fires a line of a crontab. Its rules, day by day:
 *
 * <ul>
 *   <li>Both day fields given mean either; if one begins with a star, a date must suit both.
 *   <li>If minute or hour begins with a star, it fires in each minute of the clock that suits: what
 *       the clock leaves out does not come, what comes twice fires twice.
 *   <li>Else what the clock leaves out fires when the gap ends, and what comes twice fires once.
 *   <li>That only holds for the clock of the daemon: in another zone ({@code CRON_TZ}) all fire as
 *       if they began with a star.
 * </ul>
 */
public final class CronieFires implements ForeignFires {

  // The 29th of February is a Sunday again after 40 years at most.
  private static final int YEARS = 41;

  private final CronieFields fields;
  private final ZoneId zone;
  private final boolean isWild;

  private CronieFires(CronieFields fields, ZoneId zone, boolean isWild) {
    this.fields = fields;
    this.zone = zone;
    this.isWild = isWild;
  }

  /**
   * Of a line; empty if cronie refuses it.
   *
   * @param daemons whether the zone is that of the daemon
   */
  public static Optional<ForeignFires> of(String text, ZoneId zone, boolean daemons) {
    return CronieFields.of(text)
        .map(fields -> new CronieFires(fields, zone, fields.isWild() || !daemons));
  }

  @Override
  public String engine() {
    return "cron";
  }

  @Override
  public Optional<Instant> next(Instant after) {
    // A day before, as a gap may end in the next day.
    var date = after.atZone(zone).toLocalDate().minusDays(1);
    var last = date.plusYears(YEARS);
    for (; date.isBefore(last); date = date.plusDays(1)) {
      if (fields.suit(date)) {
        var next = fires(date).higher(after);
        if (next != null) {
          return Optional.of(next);
        }
      }
    }
    return Optional.empty();
  }

  private NavigableSet<Instant> fires(LocalDate date) {
    var fires = new TreeSet<Instant>();
    fields.hours().stream()
        .forEach(
            hour -> fields.minutes().stream().forEach(minute -> add(fires, date, hour, minute)));
    return fires;
  }

  private void add(NavigableSet<Instant> fires, LocalDate date, int hour, int minute) {
    var time = date.atTime(hour, minute);
    var offsets = zone.getRules().getValidOffsets(time);
    if (offsets.isEmpty() && !isWild) {
      fires.add(zone.getRules().getTransition(time).getInstant());
    }
    offsets.stream().limit(isWild ? 2 : 1).forEach(offset -> fires.add(time.toInstant(offset)));
  }
}
