// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.opentelemetry.OpenTelemetryTraces;

/** Finds out whether the server keeps traces. */
final class ServerTraces {

  private static final String NEEDED = "io.opentelemetry.api.OpenTelemetry";

  private ServerTraces() {}

  /** Where the server keeps them, or nowhere. */
  static Traces find() {
    try {
      Class.forName(NEEDED, false, ServerTraces.class.getClassLoader());
    } catch (ClassNotFoundException none) {
      // Most servers do without.
      return Traces.NONE;
    }
    var found = OpenTelemetryTraces.ofServer();
    found.ifPresent(kept -> ConfiguratorLog.LOG.traced());
    return found.orElse(Traces.NONE);
  }
}
