// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.event;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of this part: DISP009xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface EventLog extends BasicLogger {

  EventLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), EventLog.class, "dev.dispatchee.event");

  @Advice(
      "Look at the cause, and have the bean of that deployment corrected. At most 20 lines a minute.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 901, value = "An observer of %s in %s failed; the next event is told all the same")
  void observerFailed(String event, String deployment, @Cause Throwable cause);

  @Advice("See DISP00901.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 902, value = "%s more observers of events failed in the last minute")
  void observersFailedBesides(int besides);

  @Advice("Have observers return quickly, or do their work elsewhere.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 903,
      value = "%s events were not told: observers are slower than what they are told of")
  void eventsDropped(long dropped);
}
