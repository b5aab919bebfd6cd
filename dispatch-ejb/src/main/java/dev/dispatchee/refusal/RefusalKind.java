// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.refusal;

import dev.dispatchee.audit.AuditEntry;

/** Why something is refused. */
public enum RefusalKind {
  /** It does not exist. */
  NOT_FOUND,
  /** The state of things does not allow it. */
  CONFLICT,
  /** The caller may not do it. */
  NOT_ALLOWED,
  /** What was sent breaks a rule. */
  INVALID,
  /** The caller asks for more than his share. */
  TOO_MANY_REQUESTS,
  /** It cannot be done now, for no fault of the caller. */
  UNAVAILABLE;

  /**
   * Whether a refused call is an attempt that the audit keeps. A mistake in what changes nothing,
   * such as a preview, is no attempt at anything.
   *
   * @param action what the caller wanted to do
   */
  public boolean isAttemptAt(AuditEntry.Action action) {
    return switch (this) {
      case NOT_ALLOWED -> true;
      case CONFLICT, INVALID, TOO_MANY_REQUESTS -> action != AuditEntry.Action.READ;
      case NOT_FOUND, UNAVAILABLE -> false;
    };
  }
}
