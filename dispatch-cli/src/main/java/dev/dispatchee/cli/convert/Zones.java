// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.schedule.TimeZones;
import dev.dispatchee.schedule.UnknownZoneException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** In which zone a job is meant. */
public final class Zones {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private Zones() {}

  /**
   * The zone of a job, and a line about it.
   *
   * @param said what the source says; null or blank: nothing
   */
  public static ZoneId of(Job job, @Nullable String said, ConversionOptions options) {
    if (said == null || said.isBlank()) {
      return unsaid(job, options);
    }
    try {
      var zone = TimeZones.parse(said.strip());
      job.maps(Topic.ZONE, zone.getId());
      return zone;
    } catch (UnknownZoneException unknown) {
      return offset(job, said.strip(), unknown);
    }
  }

  private static ZoneId unsaid(Job job, ConversionOptions options) {
    var zone = options.zone();
    if (zone == null) {
      job.differs(
          Topic.ZONE,
          "the source does not say it; UTC is taken. If the other runs elsewhere: --zone");
      return UTC;
    }
    job.maps(Topic.ZONE, zone.getId() + ", as --zone says");
    return zone;
  }

  // GMT+02:00 is a place to some; here only whole hours have a name, with the sign the other way.
  private static ZoneId offset(Job job, String said, UnknownZoneException unknown) {
    try {
      int seconds =
          ZoneId.of(said).normalized() instanceof ZoneOffset offset ? offset.getTotalSeconds() : -1;
      int hours = seconds / 3600;
      if (seconds % 3600 == 0 && hours >= -12 && hours <= 14) {
        var zone = hours == 0 ? UTC : ZoneId.of("Etc/GMT%+d".formatted(-hours));
        job.maps(Topic.ZONE, said + " -> " + zone.getId());
        return zone;
      }
    } catch (DateTimeException none) {
      job.cannot(Topic.ZONE, String.valueOf(unknown.getMessage()));
      return UTC;
    }
    job.cannot(Topic.ZONE, String.valueOf(unknown.getMessage()));
    return UTC;
  }
}
