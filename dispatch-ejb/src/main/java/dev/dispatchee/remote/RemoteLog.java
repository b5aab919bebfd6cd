// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of EJB remote calls: DISP007xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface RemoteLog extends BasicLogger {

  /** Where it is written to. */
  RemoteLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), RemoteLog.class, "dev.dispatchee.remote");

  /** Something broke that the caller is not told of. */
  @Advice("Look at the cause, by the number that the caller was given; report it.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 701, value = "A remote call failed; its caller was given the number %s")
  void callFailed(String number, @Cause Throwable cause);

  /** The database did not take the row; the attempt was refused all the same. */
  @Advice("See that the database takes what is written (DISP00805).")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 702,
      value = "A refused remote call by user '%s' could not be recorded in the audit")
  void refusalNotNoted(String user, @Cause Throwable cause);
}
