// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

/** What the status of a trigger can be: that of its newest log, or that it has none. */
enum TriggerStatus {
  NEVER_RAN,
  QUEUED,
  IN_PROGRESS,
  SUCCESSFUL,
  FAILED,
  CANCELED,
  TIMED_OUT,
  MISSED
}
