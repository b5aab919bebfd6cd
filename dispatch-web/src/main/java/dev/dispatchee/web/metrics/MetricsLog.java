// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.metrics;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of the metrics: DISP0150x. */
@MessageLogger(projectCode = "DISP", length = 5)
interface MetricsLog extends BasicLogger {

  MetricsLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), MetricsLog.class, "dev.dispatchee.web.metrics");

  /** Somebody guesses, or a monitoring system has an old one. */
  @Advice(
      "Correct the token of the monitoring system at that address, or find out who guesses. At most ten lines a minute.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1501,
      value =
          "A request for the metrics from %s was refused: its bearer token is not the one of"
              + " dispatch.metrics.token (further ones that nothing was said of: %d)")
  void tokenRefused(String address, int leftOut);
}
