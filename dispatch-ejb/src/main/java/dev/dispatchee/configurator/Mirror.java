// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.configurator.micrometer.MicrometerMirror;
import dev.dispatchee.meter.Meters;
import java.util.Optional;

/** What shows the meters elsewhere too, on servers that have Micrometer. */
record Mirror(Runnable look, Runnable end) {

  private static final String NEEDED = "io.micrometer.core.instrument.MeterRegistry";

  /** The server's, if it has one. */
  static Optional<Mirror> ofServer(Meters meters) {
    try {
      Class.forName(NEEDED, false, Mirror.class.getClassLoader());
    } catch (ClassNotFoundException none) {
      // Most servers do without.
      return Optional.empty();
    }
    return MicrometerMirror.ofServer(meters).map(found -> new Mirror(found::look, found::end));
  }
}
