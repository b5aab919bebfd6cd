// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

/** What rules tell of; the names are those of the admin API. */
public enum AlertKind {
  /** A run failed or timed out and is not tried again. */
  FAILED("failed"),
  /** That happened so many times in a row. */
  FAILED_IN_A_ROW("failed-in-a-row"),
  /** A due time was not run. */
  MISSED("missed"),
  /** A run started, or still waits, longer than so long after it was due. */
  LATE("late"),
  /** A run is in progress for longer than so long, or than so many times what is usual. */
  RUNNING_LONG("running-long"),
  /** An active trigger has had no successful run for so long. */
  NOT_SUCCEEDED("not-succeeded"),
  /** A run was given up because no node has its executor. */
  EXECUTOR_MISSING("executor-missing"),
  /** A node has died without signing off. */
  NODE_LOST("node-lost"),
  /** A trigger has a successful run after one that failed. */
  RECOVERED("recovered");

  private final String word;

  AlertKind(String word) {
    this.word = word;
  }

  /** The last part of the type of its CloudEvents. */
  public String word() {
    return word;
  }

  /** Whether it is about a trigger, and a rule can be restricted to some. */
  public boolean isOfTriggers() {
    return this != NODE_LOST;
  }

  /** Whether {@code duration} belongs to it. */
  public boolean takesDuration() {
    return this == LATE || this == RUNNING_LONG || this == NOT_SUCCEEDED;
  }
}
