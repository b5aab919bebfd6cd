// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import org.jspecify.annotations.Nullable;

/**
 * What a run takes from its trigger when it is queued.
 *
 * @param trigger the trigger
 * @param triggerName its name, kept after it is gone
 * @param executorType which executor runs
 * @param settings its settings, as JSON
 * @param priority 0 to 9, larger first
 * @param gate the name of the gate in whose line it stands; null for the line of all others
 */
public record RunSubject(
    DispatchTriggerId trigger,
    String triggerName,
    String executorType,
    String settings,
    int priority,
    @Nullable String gate) {

  /** The type of executor whose runs are chains of others: no node works on those that wait. */
  public static final String CHAIN = "chain";

  /** What a run takes from a trigger without a group and a rate. */
  public RunSubject(
      DispatchTriggerId trigger,
      String triggerName,
      String executorType,
      String settings,
      int priority) {
    this(trigger, triggerName, executorType, settings, priority, null);
  }

  /** The same with other settings. */
  public RunSubject withSettings(String others) {
    return new RunSubject(trigger, triggerName, executorType, others, priority, gate);
  }

  /** The same before another gate; null for none. */
  public RunSubject at(@Nullable String otherGate) {
    return new RunSubject(trigger, triggerName, executorType, settings, priority, otherGate);
  }

  /** Whether it runs others. */
  public boolean isChain() {
    return executorType.equals(CHAIN);
  }
}
