// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What operators read of this part: DISP002xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface TriggerLog extends BasicLogger {

  TriggerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), TriggerLog.class, "dev.dispatchee.trigger");

  @Advice(
      "Nothing for one. If they go on: look for DISP00202, and whether the database that keeps the timers was away.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 201,
      format = Message.Format.MESSAGE_FORMAT,
      value =
          "{0} {0,choice,1#trigger was|1<triggers were} overdue because no timer went off; what was"
              + " due has been fired")
  void overdue(int triggers);

  @Advice(
      "Nothing: the sweep makes up for it. If it goes on, look at the timer store (`DispatchDS`).")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 202, value = "No timer could be set for %s (%s); the sweep fires what is due then")
  void alarmNotSet(String instant, @Nullable String reason);

  @Advice("Nothing; see DISP00801.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 204,
      value = "No timer for %s while the database is away; what is due then fires when it is back")
  void alarmWaits(String instant);

  @Advice("Nothing; see DISP00801.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 205, value = "What is due fires when the database is back (%s)")
  void fireWaits(@Nullable String reason);

  @Advice("Look at the cause; nothing is lost, it is tried again within `dispatch.sweep.interval`.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 203, value = "Firing what is due failed; the sweep tries again")
  void fireFailed(@Cause Throwable cause);
}
