// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of this part: DISP018xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface BackfillLog extends BasicLogger {

  BackfillLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), BackfillLog.class, "dev.dispatchee.backfill");

  @Advice("Look at the cause; it is tried again.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 1801, value = "Backfill %s could not be taken on; it is tried again every second")
  void backfillStands(long backfill, @Cause Throwable cause);
}
