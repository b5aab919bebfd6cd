// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of this part: DISP010xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface RegistryLog extends BasicLogger {

  RegistryLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), RegistryLog.class, "dev.dispatchee.registry");

  @Advice("Look at the cause, and have the executor corrected. At most 20 lines a minute.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1001,
      value =
          "Executor '%s' (%s) failed when it was asked whether a trigger is ready; the trigger"
              + " counts as not ready")
  void readinessFailed(String type, String deployment, @Cause Throwable cause);

  @Advice("Have the executor answer quickly, or without asking others.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1002,
      value =
          "Executor '%s' (%s) has not said within %s whether a trigger is ready; its triggers count"
              + " as not ready until it has, and it is not asked again before")
  void readinessLate(String type, String deployment, String longest);

  @Advice("See DISP01001.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1003,
      value =
          "Executors failed %s more times in the last minute when they were asked for readiness")
  void readinessFailedBesides(int besides);
}
