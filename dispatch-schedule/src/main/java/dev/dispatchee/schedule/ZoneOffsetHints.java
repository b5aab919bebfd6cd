// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what was typed as an offset from UTC, and finds the zone that has it. */
final class ZoneOffsetHints {

  // Each part has a largest length, so reading takes no longer for hostile text.
  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT|UT)? ?([+-])(\\d{1,2})(?::?(\\d{2}))?");
  private static final int MOST_EAST = 14;
  private static final int MOST_WEST = 12;

  private ZoneOffsetHints() {}

  /** The zones with an offset such as UTC+8, GMT-03:30, +0530. */
  static List<String> of(String typed) {
    var offset = OFFSET.matcher(typed.toUpperCase(Locale.ROOT).replace('\u2212', '-'));
    if (!offset.matches()) {
      return List.of();
    }
    boolean east = offset.group(1).equals("+");
    int hours = Integer.parseInt(offset.group(2));
    int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    if (minutes != 0) {
      return ZoneNames.ofOffset("%s%02d:%02d".formatted(offset.group(1), hours, minutes));
    }
    if (hours == 0) {
      return List.of("UTC");
    }
    return hours > (east ? MOST_EAST : MOST_WEST)
        ? List.of()
        : List.of("Etc/GMT%s%d".formatted(east ? "-" : "+", hours));
  }

  /** The zone, with its offset where its name says the opposite. */
  static String explained(String zone) {
    return zone.matches("Etc/GMT[+-]\\d+")
        ? "%s (UTC%s%02d:00; the sign in its name is the other way round)"
            .formatted(zone, zone.charAt(7) == '-' ? "+" : "-", Integer.parseInt(zone.substring(8)))
        : zone;
  }
}
