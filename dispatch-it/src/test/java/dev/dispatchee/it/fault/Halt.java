// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Places in the engine at which a server is halted, as by {@code kill -9} in that moment. */
enum Halt {
  AN_ALARM_RINGS("trigger.firing.Alarm", "ring", "AT ENTRY", "TRUE"),
  FIRES_ARE_WRITTEN_AND_NOT_COMMITTED("trigger.firing.NextDates", "store", "AT EXIT", "TRUE"),
  FIRES_ARE_COMMITTED_AND_THE_BELL_IS_SILENT(
      "trigger.firing.Firing", "afterCommit", "AT ENTRY", "!$1.queued().isEmpty()"),
  THE_BELL_IS_RUNG_AND_THE_NEXT_ALARM_NOT_SET(
      "trigger.firing.Alarms", "setFor", "AT ENTRY", "TRUE"),
  THE_BELL_IS_HEARD("listener.DispatchMessageListener", "onMessage", "AT ENTRY", "TRUE"),
  A_CLAIM_IS_NOT_COMMITTED("log.claim.Claims", "start", "AT EXIT", "!$2.isEmpty()"),
  A_CLAIMED_RUN_IS_NOT_STARTED("listener.RunWorkers", "runOne", "AT ENTRY", "TRUE"),
  AN_EXECUTOR_WORKS("it.probe.WitnessExecutor", "write", "AT EXIT", "TRUE"),
  THE_EXECUTOR_HAS_RETURNED("listener.RunInProgress", "execute", "AT EXIT", "TRUE"),
  A_RESULT_IS_NOT_COMMITTED("log.result.Results", "queueRetries", "AT EXIT", "TRUE"),
  A_RESULT_IS_COMMITTED("listener.ResultWriter", "done", "AT ENTRY", "TRUE"),
  A_NEXT_ATTEMPT_IS_NOT_COMMITTED("log.result.Results", "nextAttempt", "AT EXIT", "TRUE"),
  A_RUN_BY_HAND_IS_NOT_COMMITTED("trigger.runnow.RunNowService", "queue", "AT EXIT", "TRUE"),
  A_TRIGGER_IS_MADE_AND_NOT_COMMITTED("trigger.edit.TriggerChanges", "create", "AT EXIT", "TRUE"),
  A_CHANGE_IS_NOT_COMMITTED("trigger.edit.TriggerChanges", "redefine", "AT EXIT", "TRUE");

  private final String type;
  private final String method;
  private final String at;
  private final String condition;

  Halt(String type, String method, String at, String condition) {
    this.type = type;
    this.method = method;
    this.at = at;
    this.condition = condition;
  }

  /** The file whose presence arms it; it goes when the server is halted. */
  Path armedBy(Path folder) {
    return folder.resolve("halt-" + name().toLowerCase(Locale.ROOT));
  }

  /** All of them, for Byteman. */
  static String rules(Path folder) {
    return Arrays.stream(values()).map(halt -> halt.rule(folder)).collect(Collectors.joining("\n"));
  }

  // The file is taken away by the condition, so a halt happens once.
  private String rule(Path folder) {
    return """
    RULE %s
    CLASS dev.dispatchee.%s
    METHOD %s
    %s
    BIND armed:java.io.File = new java.io.File("%s")
    IF %s && armed.delete()
    DO killJVM()
    ENDRULE
    """
        .formatted(name(), type, method, at, armedBy(folder), condition);
  }
}
