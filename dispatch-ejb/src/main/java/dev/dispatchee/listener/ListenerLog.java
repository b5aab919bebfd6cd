// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What operators read of this part: DISP003xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface ListenerLog extends BasicLogger {

  ListenerLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), ListenerLog.class, "dev.dispatchee.listener");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 301,
      value = "A bell could not be rung (%s); runs start when a node looks, within a second")
  void bellIsSilent(@Nullable String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 302, value = "A message on the queue is no bell and was dropped")
  void notABell();

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 303, value = "A bell could not be answered; a node with free slots looks again")
  void bellNotAnswered(@Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 304, value = "The executor service refused a run; its claim is given back (%s)")
  void refusedByExecutorService(@Nullable String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 306,
      value = "Run %s had been taken from this node before it ended; its result is refused")
  void resultRefused(long log);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 307,
      value = "%s results cannot be written now; they are kept and written again (%s)")
  void resultsKept(int count, @Nullable String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 318,
      value =
          "Runs are left as they are, because the database does not take their ends (%s); they end"
              + " when this node starts again")
  void resultsLeft(@Nullable String reason);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 319, value = "Run %s has ended already: here, unnoticed, or it had been taken")
  void resultIsThere(long log);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 316, value = "%s results still cannot be written (%s)")
  void resultsStillKept(int count, @Nullable String reason);

  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 317, value = "Nothing can be claimed now (%s); a node with free slots looks again")
  void claimsNothing(@Nullable String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 308,
      value = "The result of run %s cannot be stored; it is stored without its texts")
  void resultCutDown(long log, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 314,
      value =
          "The result of run %s cannot be stored at all; the run ends when this node starts again")
  void resultLost(long log, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 309,
      value = "Run %s of trigger %s ignores that its time is up; it keeps its slot until it ends")
  void unresponsiveRun(long log, long trigger);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 310, value = "%s runs go on for up to %s; nothing new is started")
  void draining(int count, String drainTimeout);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 315,
      value = "The deployment of %s goes: %s runs go on for up to %s, and no others are started")
  void departing(String types, int count, String drainTimeout);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 311, value = "%s runs did not end in time and were stopped")
  void stoppedBy(int count);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 313, value = "A slot came to an unexpected end; it is taken again")
  void slotBroken(@Cause Throwable cause);
}
