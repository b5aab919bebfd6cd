// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What operators read of the admin API: DISP006xx. */
@MessageLogger(projectCode = "DISP", length = 5)
public interface WebLog extends BasicLogger {

  /** Where it is written to. */
  WebLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WebLog.class, "dev.dispatchee.web");

  /** Something broke that the caller is not told of. */
  @Advice("Look at the cause, by the number that the caller was given; report it.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 601, value = "A request failed; its caller was given the number %s")
  void requestFailed(String number, @Cause Throwable cause);

  /** The database did not take the row; the attempt was refused all the same. */
  @Advice("See that the database takes what is written (DISP00805).")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 602, value = "A refused attempt by user '%s' could not be recorded in the audit")
  void refusalNotNoted(String user, @Cause Throwable cause);

  /** Its caller has left, or the server stops; there is nobody to tell. */
  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 603, value = "An event stream could not be closed")
  void streamNotClosed(@Cause Throwable cause);

  /** Its caller took nothing any more and did not say that he left. */
  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 604, value = "Closing an event stream was interrupted after %s")
  void streamClosingInterrupted(String limit);

  /** Wrong passwords, of a user or of a name that nobody has. */
  @Advice(
      "Find out who it is by the address. The user is locked for 15 minutes; the [guide](guide.md#secure) says how to get in again.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 605,
      value =
          "%d sign-ins in a row as '%s' were refused, the last from %s: the server locks a user of"
              + " that name (further names that nothing was said of: %d)")
  void signInsRefused(int inARow, String user, String address, int leftOut);

  /** The database did not take the row; what was done or refused stays so. */
  @Advice("See that the database takes what is written (DISP00805).")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 606,
      value = "A sign-in or sign-out of user '%s' could not be recorded in the audit")
  void signInNotNoted(String user, @Cause Throwable cause);
}
