// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.meter.Meters;
import java.time.Clock;

/** Alarms without a server: only for what is due in more than ten minutes. */
public final class SilentAlarms {

  private SilentAlarms() {}

  public static Alarms by(Clock clock) {
    return new Alarms(new DatabaseClock(clock), new FiringMeters(new Meters()));
  }
}
