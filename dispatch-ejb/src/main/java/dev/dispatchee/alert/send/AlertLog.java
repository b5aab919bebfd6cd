// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of this part: DISP014xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface AlertLog extends BasicLogger {

  AlertLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), AlertLog.class, "dev.dispatchee.alert");

  @Advice(
      "See whether the receiver answers. It is tried again by itself; `GET /alerts/deliveries` has all attempts.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1401,
      value = "An alert of rule '%s' could not be sent (%s); it is tried again until %s")
  void unsent(String rule, String reason, String until);

  @Advice(
      "Correct the receiver or the rule, and look at `GET /alerts/deliveries` for what was not told.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1402,
      value = "An alert of rule '%s' could not be sent (%s) and is given up after %s attempts")
  void givenUp(String rule, String reason, int attempts);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1403, value = "An alert of rule '%s' was accepted at attempt %s")
  void sentAfterAll(String rule, int attempt);

  @Advice("See whether the switch answers; told once until it can be called again.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 1404, value = "The dead-man's switch could not be called (%s)")
  void pingFails(String reason);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1405, value = "The dead-man's switch can be called again")
  void pingSucceeds();
}
