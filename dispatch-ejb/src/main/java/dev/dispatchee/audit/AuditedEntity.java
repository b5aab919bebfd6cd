// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

/** What kinds of things changes are made to, as the audit names them. */
public final class AuditedEntity {

  /** A trigger. */
  public static final String TRIGGER = "trigger";

  /** Many triggers at once, as an import changes them. */
  public static final String TRIGGERS = "triggers";

  /** A run. */
  public static final String LOG = "log";

  /** A business calendar. */
  public static final String CALENDAR = "calendar";

  /** A server. */
  public static final String NODE = "node";

  /** The scheduler as a whole. */
  public static final String SCHEDULER = "scheduler";

  /** An alert rule. */
  public static final String ALERT = "alert";

  /** A concurrency group. */
  public static final String GROUP = "group";

  /** The audit itself, which is read. */
  public static final String AUDIT = "audit";

  private AuditedEntity() {}
}
