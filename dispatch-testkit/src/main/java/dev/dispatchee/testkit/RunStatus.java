// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

/** How a run ended, by the names of the log. */
public enum RunStatus {
  /** The executor returned. */
  SUCCESSFUL,
  /** The executor threw, or was not given settings that it allows. */
  FAILED,
  /** It was canceled before the executor ended. */
  CANCELED
}
