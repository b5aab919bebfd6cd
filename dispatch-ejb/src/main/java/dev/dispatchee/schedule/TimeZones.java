// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The time zones a schedule may be in: those the JDK knows by a name, no bare offsets. */
public final class TimeZones {

  private static final int LONGEST = 50;

  private TimeZones() {}

  /**
   * The zone of a name, which is kept as it was typed.
   *
   * @throws UnknownZoneException if there is none; it suggests the nearest name
   */
  public static ZoneId parse(String name) {
    // Asked first, as ZoneId.of takes offsets too.
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new UnknownZoneException(name, nearest(name).orElse(null));
    }
    return ZoneId.of(name);
  }

  private static Optional<String> nearest(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    var typed = name.toLowerCase(Locale.ROOT);
    // Up to every third letter may be wrong; more, and the names have nothing in common.
    int most = typed.length() / 3;
    return ZoneId.getAvailableZoneIds().stream()
        .map(id -> new Candidate(id, distance(typed, id.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= most)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
        .map(Candidate::id);
  }

  // Of "berlin" to "europe/berlin" too: people leave out the continent.
  private static int distance(String typed, String id) {
    int whole = letters(typed, id);
    var city = id.substring(id.lastIndexOf('/') + 1);
    return typed.contains("/") ? whole : Math.min(whole, letters(typed, city));
  }

  /** How many letters must be changed, added or left out to get from one word to the other. */
  private static int letters(String from, String to) {
    var row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private record Candidate(String id, int distance) {}
}
