// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.ZoneId;

/** The time zones a schedule may be in: those the JDK knows by a name, no bare offsets. */
public final class TimeZones {

  private TimeZones() {}

  /**
   * The zone of a name, which is kept as it was typed.
   *
   * @throws UnknownZoneException if there is none; it suggests what may be meant
   */
  public static ZoneId parse(String name) {
    // Asked first, as ZoneId.of takes offsets too.
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new UnknownZoneException(name, ZoneHints.of(name));
    }
    return ZoneId.of(name);
  }
}
