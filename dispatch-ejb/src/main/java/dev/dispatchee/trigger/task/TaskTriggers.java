// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.MisfirePolicy;
import dev.dispatchee.trigger.RunRules;
import dev.dispatchee.trigger.ScheduleDefinition;
import dev.dispatchee.trigger.StartRules;
import dev.dispatchee.trigger.TaskTriggerCode;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.edit.SystemTriggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The triggers whose runs are the work that is handed over: one for each executor, made when it is
 * needed first. Safe for several threads.
 */
@Singleton
class TaskTriggers {

  /** How old an answer may be: nobody changes them often, and each task needs one. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private static final int LONGEST_NAME = 75;
  private static final String NAME = "Tasks: ";
  private static final String DESCRIPTION =
      "Runs of this executor that programs have asked for. The server has made it, and needs it:"
          + " set here how they run.";

  private final SystemTriggers triggers;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  @Inject
  TaskTriggers(SystemTriggers triggers, Clock clock) {
    this.triggers = triggers;
    this.clock = clock;
  }

  private record Seen(RunSubject subject, AccessGroups access, Instant date) {}

  /**
   * What runs of an executor take from its trigger, with settings that are empty. Must be called
   * with no transaction open.
   *
   * @param executorType a type that some node has
   * @param user in whose name it is made
   */
  RunSubject of(String executorType, String user) {
    return seen(executorType, user).subject();
  }

  /** The groups that the trigger of an executor names; as {@link #of}. */
  AccessGroups accessOf(String executorType, String user) {
    return seen(executorType, user).access();
  }

  private Seen seen(String executorType, String user) {
    var now = clock.instant();
    var known = seen.get(executorType);
    if (known != null && now.isBefore(known.date().plus(FRESH)) && !now.isBefore(known.date())) {
      return known;
    }
    var code = TaskTriggerCode.of(executorType);
    var trigger =
        triggers
            .find(code)
            .orElseGet(() -> triggers.make(code, taken -> definition(executorType, taken), user));
    var found = new Seen(subject(trigger), trigger.access(), now);
    seen.put(executorType, found);
    return found;
  }

  private static RunSubject subject(DispatchTrigger trigger) {
    return trigger.subject(SettingsText.write(Map.of()));
  }

  private static TriggerDefinition definition(String executorType, Predicate<String> taken) {
    return new TriggerDefinition(
        TaskTriggerCode.of(executorType),
        name(executorType, taken),
        DESCRIPTION,
        executorType,
        Map.of(),
        false,
        ScheduleDefinition.never(),
        new RunRules(
            MisfirePolicy.FIRE_ONCE,
            true,
            DispatchTaskClusterMode.SINGLE_NODE,
            4,
            null,
            new RetryRule(1, Duration.ofSeconds(10), Duration.ofHours(1), false),
            Duration.ofDays(30),
            LogLimits.NONE,
            null,
            StartRules.NONE),
        true,
        List.of(),
        AccessGroups.NONE);
  }

  private static String name(String executorType, Predicate<String> taken) {
    for (int number = 1; ; number++) {
      var end = number == 1 ? "" : " (%d)".formatted(number);
      var begin = NAME + executorType;
      var name = begin.substring(0, Math.min(begin.length(), LONGEST_NAME - end.length())) + end;
      if (!taken.test(name)) {
        return name;
      }
    }
  }
}
