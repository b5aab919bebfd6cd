// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of work that code hands over: DISP012xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface TaskLog extends BasicLogger {

  TaskLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), TaskLog.class, "dev.dispatchee.trigger.task");

  @Advice("Nothing; [work-from-code.md](work-from-code.md#transactions) says what differs.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1201,
      value =
          "The server's transaction manager does not tell which resources a transaction has (%s):"
              + " work that is handed over in a transaction is stored after its commit")
  void resourcesUntold(String reason);

  @Advice("Look at the cause; what was handed over has to be handed over again.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1202,
      value = "%s tasks that were handed over in committed transactions could not be stored: lost")
  void notStored(int tasks, @Cause Throwable cause);

  @Advice("Hand over again what is lost; stop the application when the database answers.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1203,
      value =
          "Stopped with %s tasks that were handed over in committed transactions and not stored,"
              + " as the database does not answer: lost")
  void stoppedWithUnstored(int tasks);
}
