// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.Advice;
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

  @Advice(
      "See that the broker runs; runs start within a second meanwhile. Told once, when it begins.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 301,
      value =
          "Messages about due runs cannot be sent (%s); until they can, runs start within a second,"
              + " when a node looks for due runs")
  void bellIsSilent(@Nullable String reason);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 322, value = "Messages about due runs can be sent again")
  void bellRingsAgain();

  @Advice(
      "Nothing, if it is rare. If it goes on, look at the broker beside the servers and at the way to it.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 324,
      value =
          "Messages about due runs are sent and not heard; this node listens for them anew, and runs"
              + " start within a second meanwhile")
  void bellIsUnheard();

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 323, value = "A connection for messages about due runs broke (%s)")
  void lineNotClosed(@Nullable String reason);

  @Advice("Find out who else sends to the queue; nobody but the application should be able to.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 302, value = "A message of unknown form was on the queue and has been dropped")
  void notABell();

  @Advice("Look at the cause; nothing is lost.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 303,
      value =
          "A message about due runs could not be handled; a node with free capacity looks again")
  void bellNotAnswered(@Cause Throwable cause);

  @Advice(
      "Nothing, when the server stops. Else see that `max-threads` of the executor service is at least its `core-threads`.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 304, value = "The executor service refused a run (%s); the run is queued again")
  void refusedByExecutorService(@Nullable String reason);

  @Advice(
      "Nothing, if it is rare: the node had counted as dead, or a user closed the run by force. The run may have been executed twice. Else see why this node froze.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 306,
      value = "Run %s was taken from this node before it ended; its result is discarded")
  void resultRefused(long log);

  @Advice(
      "Bring the database back; results are kept in memory until then, so do not stop this server.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 307,
      format = Message.Format.MESSAGE_FORMAT,
      value =
          "Results of {0} {0,choice,1#run|1<runs} cannot be stored now; they are kept and tried"
              + " again ({1})")
  void resultsKept(int count, @Nullable String reason);

  @Advice(
      "Nothing: these runs end as FAILED, NODE_LOST, at the next start, and are tried again while attempts remain.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 318,
      value =
          "The ends of some runs cannot be stored (%s); these runs end when this node starts again")
  void resultsLeft(@Nullable String reason);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 319,
      value = "Run %s has already ended: on this node, or after it was taken from it")
  void resultIsThere(long log);

  @Advice("Nothing; see DISP00307.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 316,
      format = Message.Format.MESSAGE_FORMAT,
      value = "Results of {0} {0,choice,1#run|1<runs} still cannot be stored ({1})")
  void resultsStillKept(int count, @Nullable String reason);

  @Advice("Nothing; see DISP00801.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 317,
      value = "No runs can be claimed now (%s); a node with free capacity looks again")
  void claimsNothing(@Nullable String reason);

  @Advice("Look at the cause: what the run wrote cannot be stored.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 308,
      value =
          "The result of run %s cannot be stored as it is; it is stored without output and error"
              + " texts")
  void resultCutDown(long log, @Cause Throwable cause);

  @Advice("Look at the cause. The run ends as FAILED, NODE_LOST, at the next start of this server.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 314,
      value = "The result of run %s cannot be stored; the run ends when this node starts again")
  void resultLost(long log, @Cause Throwable cause);

  @Advice(
      "Have the executor look at `isCanceled()` or react to interrupts. Restart the server if slots run out.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 309,
      value = "Run %s of trigger %s ignores its interrupt; it occupies its slot until it ends")
  void unresponsiveRun(long log, long trigger);

  @Advice("Nothing; give the stop more time by `dispatch.stop.patience`, if runs need it.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 310,
      format = Message.Format.MESSAGE_FORMAT,
      value = "Stopping: waiting up to {1} for {0} {0,choice,1#run|1<runs}; no more are started")
  void draining(int count, String drainTimeout);

  @Advice("Nothing; give the undeployment more time by `dispatch.stop.patience`, if runs need it.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 315,
      format = Message.Format.MESSAGE_FORMAT,
      value =
          "Undeploying {0}: waiting up to {2} for {1} {1,choice,1#run|1<runs}; no more are started")
  void departing(String types, int count, String drainTimeout);

  @Advice("Give the stop more time (`dispatch.stop.patience`), or make runs shorter.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 311,
      format = Message.Format.MESSAGE_FORMAT,
      value =
          "{0} {0,choice,0#runs were|1#run was|1<runs were} interrupted, not having ended in time")
  void stoppedBy(int count);

  @Advice("Look at the log of the run. Only the first of each minute are told one by one.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 320, value = "Run %s of trigger '%s' (%s) failed, attempt %s, %s: %s")
  void runFailed(
      long log, String triggerName, long trigger, int attempt, String status, String error);

  @Advice("Look at the list of failed runs.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 321, value = "Besides those told of one by one, %s runs failed within a minute")
  void runsFailedBesides(int count);

  @Advice("Look at the cause, and report it.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 313, value = "A worker ended unexpectedly; it is started again")
  void slotBroken(@Cause Throwable cause);

  @Advice("Look at the cause; it is tried again.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 1301,
      value = "Run %s of a chain could not be taken on; it is tried again every second")
  void chainStands(long log, @Cause Throwable cause);
}
