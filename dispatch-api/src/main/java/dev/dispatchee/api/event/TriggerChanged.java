// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.event;

/**
 * A trigger was made, changed or deleted.
 *
 * @param triggerId its id
 * @param triggerName its name, after the change
 * @param change what was done
 * @param user who did it, as the audit has it
 */
public record TriggerChanged(long triggerId, String triggerName, Change change, String user) {

  /** What was done to a trigger. */
  public enum Change {
    /** It is new. */
    CREATED,
    /** Its definition is another one; activating and deactivating it are such changes. */
    UPDATED,
    /** It is gone; its logs stay. */
    DELETED
  }
}
