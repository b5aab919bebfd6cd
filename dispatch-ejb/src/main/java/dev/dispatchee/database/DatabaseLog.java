// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What operators read of this part: DISP008xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface DatabaseLog extends BasicLogger {

  DatabaseLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), DatabaseLog.class, "dev.dispatchee.database");

  @Advice("Bring the database back. Told once for each outage.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 801,
      value =
          "The database does not answer. Until it does, nothing fires and no runs are started; runs"
              + " in progress go on, and their results are kept")
  void away(@Cause Throwable cause);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 802,
      value = "The database answers again after %s; what was due meanwhile is dealt with now")
  void back(String outage);

  @Advice("Nothing; see DISP00801.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 803, value = "The database still does not answer (%s)")
  void stillAway(@Nullable String reason);

  @Advice(
      "See whether its disk is full or broken, it lacks memory, or it is read-only. Told again when it was well for 30 s in between.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 805,
      value =
          "The database does not take what is written (%s). Until it does, nothing fires and no"
              + " results are stored, and this node is not ready")
  void cannotWrite(@Nullable String reason);

  @Advice("Nothing; the cause is told elsewhere.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 804, value = "A failed transaction could not be rolled back either (%s)")
  void notRolledBack(@Nullable String reason);
}
