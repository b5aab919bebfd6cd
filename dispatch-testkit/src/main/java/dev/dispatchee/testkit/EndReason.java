// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

/** Why a run ended as it did, by the names of the log. */
public enum EndReason {
  /** The settings are not allowed; no attempt follows. */
  SETTINGS_INVALID,
  /** The executor said that another attempt would change nothing; none follows. */
  PERMANENT_FAILURE,
  /** It was canceled. */
  USER
}
