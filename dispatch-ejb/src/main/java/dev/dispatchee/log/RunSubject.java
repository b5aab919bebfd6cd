// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

/**
 * What a run takes from its trigger when it is queued.
 *
 * @param trigger the trigger
 * @param triggerName its name, kept after it is gone
 * @param executorType which executor runs
 * @param settings its settings, as JSON
 * @param priority 0 to 9, larger first
 */
public record RunSubject(
    DispatchTriggerId trigger,
    String triggerName,
    String executorType,
    String settings,
    int priority) {

  /** The type of executor whose runs are chains of others: no node works on those that wait. */
  public static final String CHAIN = "chain";

  /** Whether it runs others. */
  public boolean isChain() {
    return executorType.equals(CHAIN);
  }
}
