// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.ZoneId;
import java.util.Set;

/** The time zones a schedule may be in: those the JDK knows by a name, no bare offsets. */
public final class TimeZones {

  // Asking for them makes a set of six hundred each time.
  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  /**
   * The zone of a name, which is kept as it was typed.
   *
   * @throws UnknownZoneException if there is none; it suggests what may be meant
   */
  public static ZoneId parse(String name) {
    // Asked first, as ZoneId.of takes offsets too.
    if (!NAMES.contains(name)) {
      throw new UnknownZoneException(name, ZoneHints.of(name));
    }
    return ZoneId.of(name);
  }
}
