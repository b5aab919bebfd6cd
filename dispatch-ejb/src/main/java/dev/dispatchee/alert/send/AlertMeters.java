// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.meter.Meters;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what became of the messages that this node tried to send. */
@Singleton
class AlertMeters {

  private static final String RETRIED = "RETRIED";

  private final Counter deliveries;

  @Inject
  AlertMeters(Meters meters) {
    deliveries =
        meters.counter(
            "dispatch_alert_deliveries_total",
            "Messages of alert rules that this node took up, by what became of them.",
            "status");
    // Told as none until there is one, so that a rise from nothing is seen.
    for (var status : DeliveryStatus.values()) {
      if (status != DeliveryStatus.PENDING) {
        deliveries.initLabelValues(status.name());
      }
    }
    deliveries.initLabelValues(RETRIED);
  }

  /** One came to its end, which is committed. */
  void ended(DeliveryStatus status) {
    deliveries.labelValues(status.name()).inc();
  }

  /** One could not be sent and is to be tried again, which is committed. */
  void retried() {
    deliveries.labelValues(RETRIED).inc();
  }
}
