// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What operators read of this part: DISP005xx. */
@MessageLogger(projectCode = "DISP", length = 5)
interface ConfiguratorLog extends BasicLogger {

  ConfiguratorLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), ConfiguratorLog.class, "dev.dispatchee.configurator");

  @Advice("Nothing. The line names what is in force.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 501,
      value = "Dispatch EE %s: node '%s' starts on %s with schema version %s; effective: %s")
  void starts(String product, String node, String database, String schema, String configuration);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 502, value = "Up to %s runs at a time; executors: %s")
  void accepts(int capacity, String executorTypes);

  @Advice("Look at the cause; it is tried again.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 503, value = "The %s failed; it is tried again in %s")
  void periodicWorkFailed(String what, String interval, @Cause Throwable cause);

  @Advice("Bring the database up. The application waits for it.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 513,
      value = "The database does not answer (%s); the application waits for it before it starts")
  void startWaits(String reason);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 514, value = "The database (%s) answers now; the application starts")
  void databaseIsThere(String product);

  @Advice("Nothing; see DISP00801.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 512, value = "The %s waits for the database; it is tried again in %s (%s)")
  void periodicWorkWaits(String what, String interval, @Nullable String reason);

  @Advice("Find out why the node went. Its runs are tried again while attempts remain.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 504, value = "Ended the runs of dead nodes: %s, logs %s")
  void lostRuns(int count, String logs);

  @Advice("Synchronise the clocks of this machine and the database; fires are right all the same.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 505,
      value =
          "This machine's clock differs from the database's by %s; due times go by the database's"
              + " clock")
  void clockIsOff(String offset);

  @Advice("Deploy the executor, or resume or start the node; then run the triggers again.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 506,
      value =
          "Canceled runs because no node has their executor, or the node that they are addressed to"
              + " starts none: %s")
  void unstartable(int count);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 515, value = "Executor '%s' of %s is here")
  void executorArrived(String type, String deployment);

  @Advice("Nothing, if you undeployed it; else deploy it again.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 516, value = "Executor '%s' of %s is gone; runs of its triggers wait for it")
  void executorWent(String type, String deployment);

  @Advice("Change the settings of the triggers that the line names.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 517,
      value =
          "Executor '%s' of %s does not accept the stored settings of %s triggers: %s. Their runs"
              + " fail until the settings are changed")
  void settingsNotAccepted(String type, String deployment, int count, String triggers);

  @Advice("Give the classes a scope, such as `@Dependent`.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 518,
      value =
          "Deployment '%s' has classes with @DispatchExecutor that are no executors: %s. A class needs"
              + " a scope, such as @Dependent, to be a bean")
  void executorsWithoutScope(String deployment, String classes);

  @Advice("Add the line `Dependencies` to the manifest of the deployment, as the message shows it.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 519,
      value =
          "Deployment '%s' has classes with @DispatchExecutor that are no executors: %s. Its manifest"
              + " needs the line Dependencies: %s")
  void executorsWithoutDependency(String deployment, String classes, String dependencies);

  @Advice("Nothing, unless the deployment has executors that are missing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(id = 520, value = "Deployment '%s' cannot be looked into for executors (%s)")
  void deploymentNotRead(String deployment, String reason);

  @Advice(
      "Nothing: it takes seconds. If it is told at each start, another server has the same name; see DISP00522.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 521,
      value =
          "Another start as node '%s' said at %s that it is alive: this one waits until it has given"
              + " up the name, or has been silent for %s")
  void nameIsWaitedFor(String node, String heartbeat, String deadAfter);

  @Advice("Give each server a name of its own, `-Djboss.node.name=NAME`, and restart this one.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 522,
      value =
          "Another server runs as node '%s', since %s. Until it stops this one starts no runs and is"
              + " not ready. Give each server a name of its own, as -Djboss.node.name=NAME")
  void nameIsTaken(String node, String started);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 523, value = "The name of node '%s' is this start's now")
  void nameIsHad(String node);

  @Advice("Nothing: the next start waits for the name for `dispatch.heartbeat.dead` at most.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 524,
      value = "The name of node '%s' was not given up (%s): the next start waits for it")
  void nameNotGivenUp(String node, @Nullable String reason);

  @Advice("Nothing, if the nodes were taken away on purpose; else run the triggers again.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 525,
      value = "Canceled runs that were addressed to nodes that are gone, and had not started: %s")
  void addressedToTheGone(int count);

  @Advice(
      "Use synchronous replication if that must not happen; look at the logs that the line names.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 526,
      value =
          "The database has lost its latest commits, such as at a failover without synchronous"
              + " replication: it did not know any more how %s runs of this node had ended, logs"
              + " %s")
  void forgottenRuns(int count, String logs);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.DEBUG)
  @Message(
      id = 527,
      value =
          "Whether a pooler keeps prepared statements could not be tried (%s); it is tried again")
  void poolerNotTried(@Nullable String reason);

  @Advice("Correct the file that the line names.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 528,
      value =
          "Executor '%s' (%s) is shown in the language of its annotation where its texts in others"
              + " are wrong: %s")
  void textsRefused(String type, String deployment, String faults);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 541,
      value =
          "Triggers that deployment '%s' declares: %s. Made: %s; brought up to date: %s; deactivated,"
              + " as they are declared no more: %s")
  void declared(String deployment, int declared, int created, int changed, int deactivated);

  @Advice(
      "Correct what the line names and deploy it again; it is tried again every quarter of a minute.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 542,
      value =
          "Deployment '%s' declares triggers, none of which is taken as one is wrong; its executors"
              + " work. %s")
  void declarationRefused(String deployment, String fault);

  @Advice("Correct the faults that DISP00542 names first.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 543, value = "Deployment '%s': %s more faults in the triggers that it declares")
  void moreDeclarationsRefused(String deployment, int count);

  @Advice(
      "Deploy the newer release here too; until then this server works as the older one that it is.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 551,
      value =
          "The schema has version %s, and this release knows %s: a newer release has upgraded it by"
              + " migrations that this one can work with")
  void schemaIsNewer(String version, String known);

  @Advice("Deploy the newer release here too, or restore the backup that was made before it.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 552,
      value =
          "The schema has version %s (%s), with which no release works that knows less, as this one"
              + " does (%s): it does not start")
  void schemaBarsUs(String version, String description, String known);

  @Advice("Nothing. Where traces go, and which, is set in the subsystem `opentelemetry`.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1502, value = "Runs are traced by the server's OpenTelemetry")
  void traced();

  @Advice("Nothing. Where they go is set in the subsystem `micrometer`.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1503, value = "The metrics are told to the server's Micrometer as well")
  void metricsMirrored();

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 507, value = "Node '%s' has stopped")
  void stopped(String node);

  @Advice("Run the command that the line names.")
  @LogMessage(level = Logger.Level.ERROR)
  @Message(id = 508, value = "%s. Until then this node starts no runs and is not ready")
  void requirementBroken(String mend);

  @Advice("Raise `max-post-size` of the listener, or lower `dispatch.file.limit`.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 529,
      value =
          "Files of triggers may have %d bytes (dispatch.file.limit), but %s lets %d pass"
              + " (max-post-size): larger ones are refused by the server, without a reason")
  void filesDoNotPass(long allowed, String listener, long passes);

  @Advice("Nothing, if you suspended, stopped or drained it; else do what the reason says.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 509, value = "This node is not starting runs: %s")
  void startsNothing(String reason);

  @Advice("Resume the scheduler when it is time.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 510,
      value =
          "The scheduler has been paused by %s: nothing fires, and only runs that users ask for are"
              + " started")
  void schedulerPaused(@Nullable String user);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 511, value = "The scheduler has been resumed by %s")
  void schedulerResumed(@Nullable String user);
}
