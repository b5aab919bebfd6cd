// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import dev.dispatchee.Advice;
import dev.dispatchee.log.DispatchTriggerId;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of this part: DISP004xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface RunLog extends BasicLogger {

  RunLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RunLog.class, "dev.dispatchee.log");

  @Advice(
      "Find out why its runs fail, then activate the trigger again. `pauseAfterFailures` says after how many that happens.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 401, value = "Trigger '%s' (%s) is now inactive: its last %s runs failed in a row")
  void deactivated(String name, DispatchTriggerId trigger, int failures);
}
