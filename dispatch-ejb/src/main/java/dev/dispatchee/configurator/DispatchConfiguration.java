// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static java.util.stream.Collectors.joining;

import dev.dispatchee.alert.send.AlertTimes;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.listener.WorkerSettings;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.trigger.firing.MisfireTimes;
import dev.dispatchee.trigger.runnow.RunRateLimit;
import dev.dispatchee.trigger.task.TaskAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/**
 * What can be configured, read from MicroProfile Config keys {@code dispatch.*} and checked.
 *
 * @param heartbeat how a node tells that it is alive
 * @param misfire from when on a late fire is a misfire
 * @param slots how runs are started and stopped
 * @param sweep between two looks for what a lost alarm left behind
 * @param executorGrace how long a due run waits for an executor that nobody has
 * @param runRate how many runs a user may ask for
 * @param taskAccess which deployments may hand work over to restricted executors
 * @param logLevel from which level on what a run logs is put into its output
 * @param files which files triggers may have
 * @param alerts how alerts are sent
 * @param logLimits how long and how many logs are kept where triggers do not say
 */
record DispatchConfiguration(
    HeartbeatTimes heartbeat,
    MisfireTimes misfire,
    WorkerSettings slots,
    Duration sweep,
    Duration executorGrace,
    RunRateLimit runRate,
    TaskAccess taskAccess,
    LogLevel logLevel,
    FileRules files,
    AlertTimes alerts,
    LogLimits logLimits) {

  /** Where the dead-man's switch is; never shown, as such an address often is a secret. */
  static final String PING_URL = "dispatch.alert.ping.url";

  private static final DispatchConfiguration DEFAULT =
      new DispatchConfiguration(
          new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
          new MisfireTimes(Duration.ofSeconds(5), Duration.ofSeconds(60)),
          new WorkerSettings(1024 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(10)),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          new RunRateLimit(600),
          new TaskAccess(Set.of()),
          LogLevel.INFO,
          FileRules.DEFAULT,
          new AlertTimes(Duration.ofHours(24), Duration.ofDays(30), Duration.ofMinutes(1), ""),
          LogLimits.NONE);

  /** All values that are in force, under their keys, for the log. */
  String effective() {
    return values().entrySet().stream().map(Map.Entry::toString).collect(joining(", "));
  }

  /** All values that are in force, under their keys, in the order of the guide. */
  Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    values.put("dispatch.heartbeat.interval", heartbeat.interval().toString());
    values.put("dispatch.heartbeat.dead", heartbeat.deadAfter().toString());
    values.put("dispatch.misfire.grace", misfire.grace().toString());
    values.put("dispatch.misfire.threshold", misfire.threshold().toString());
    values.put("dispatch.output.limit", Integer.toString(slots.outputLimit()));
    values.put("dispatch.stop.patience", slots.drainTimeout().toString());
    values.put("dispatch.cancel.grace", slots.grace().toString());
    values.put("dispatch.sweep.interval", sweep.toString());
    values.put("dispatch.executor.grace", executorGrace.toString());
    values.put("dispatch.api.run-rate", Integer.toString(runRate.perMinute()));
    values.put(TaskAccess.KEY, String.join(",", new TreeSet<>(taskAccess.deployments())));
    values.put("dispatch.output.log-level", logLevel.name());
    values.put("dispatch.file.extensions", String.join(",", files.extensions()));
    values.put("dispatch.file.limit", Long.toString(files.mostBytes()));
    values.put("dispatch.alert.give-up", alerts.giveUp().toString());
    values.put("dispatch.alert.retention", alerts.retention().toString());
    values.put("dispatch.alert.ping.interval", alerts.pingInterval().toString());
    values.putAll(LogLimitKeys.values(logLimits));
    return values;
  }

  /**
   * Reads it.
   *
   * @throws IllegalStateException naming every key that is wrong
   */
  static DispatchConfiguration of(Config config) {
    var values = new ConfigurationValues(config);
    var interval = values.duration("dispatch.heartbeat.interval", "PT5S");
    var dead = values.duration("dispatch.heartbeat.dead", "PT15S");
    var grace = values.duration("dispatch.misfire.grace", "PT5S");
    var threshold = values.duration("dispatch.misfire.threshold", "PT60S");
    var outputLimit = values.wholeNumber("dispatch.output.limit", "1048576");
    var drainTimeout = values.duration("dispatch.stop.patience", "PT30S");
    var cancelGrace = values.duration("dispatch.cancel.grace", "PT10S");
    var sweep = values.duration("dispatch.sweep.interval", "PT15S");
    var executorGrace = values.duration("dispatch.executor.grace", "PT60S");
    var runRate = values.wholeNumber("dispatch.api.run-rate", "600");
    var taskAccess = new TaskAccess(Set.copyOf(values.list(TaskAccess.KEY, List.of())));
    var logLevel = values.oneOf("dispatch.output.log-level", LogLevel.INFO);
    var extensions = values.list("dispatch.file.extensions", DEFAULT.files().extensions());
    var fileLimit = values.wholeNumber("dispatch.file.limit", "50242880");
    var giveUp = values.duration("dispatch.alert.give-up", "PT24H");
    var retention = values.duration("dispatch.alert.retention", "PT720H");
    var pingInterval = values.duration("dispatch.alert.ping.interval", "PT1M");
    var pingUrl = config.getOptionalValue(PING_URL, String.class).orElse("");
    values.check(
        sweep.compareTo(Duration.ofMillis(100)) >= 0,
        "dispatch.sweep.interval: found '%s', allowed: at least PT0.1S".formatted(sweep));
    values.check(
        !executorGrace.isNegative(),
        "dispatch.executor.grace: found '%s', allowed: not negative".formatted(executorGrace));
    values.check(
        threshold.compareTo(sweep.plus(dead)) > 0,
        "dispatch.misfire.threshold: found '%s', allowed: more than dispatch.sweep.interval '%s' and dispatch.heartbeat.dead '%s' together"
            .formatted(threshold, sweep, dead));
    var configuration =
        new DispatchConfiguration(
            values.combined(
                "dispatch.heartbeat.*",
                () -> new HeartbeatTimes(interval, dead),
                DEFAULT.heartbeat()),
            values.combined(
                "dispatch.misfire.*", () -> new MisfireTimes(grace, threshold), DEFAULT.misfire()),
            values.combined(
                "dispatch.output.limit, dispatch.stop.patience, dispatch.cancel.grace",
                () -> new WorkerSettings(outputLimit, drainTimeout, cancelGrace),
                DEFAULT.slots()),
            sweep,
            executorGrace,
            values.combined(
                "dispatch.api.run-rate", () -> new RunRateLimit(runRate), DEFAULT.runRate()),
            taskAccess,
            logLevel,
            values.combined(
                "dispatch.file.*", () -> new FileRules(extensions, fileLimit), DEFAULT.files()),
            values.combined(
                "dispatch.alert.*",
                () -> new AlertTimes(giveUp, retention, pingInterval, pingUrl),
                DEFAULT.alerts()),
            LogLimitKeys.read(values));
    values.throwIfFaulty();
    return configuration;
  }
}
