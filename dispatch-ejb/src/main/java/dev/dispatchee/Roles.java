// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import java.util.List;

/**
 * The roles of the admin API. Each may do what those before it may; a user needs one of them only.
 */
public final class Roles {

  /** Reads everything but the audit. */
  public static final String VIEWER = "dispatch-viewer";

  /** Runs triggers with their stored settings, cancels runs. */
  public static final String RUNNER = "dispatch-runner";

  /** Creates, changes and deletes triggers, deletes logs. */
  public static final String EDITOR = "dispatch-editor";

  /** Everything, restricted executors and system triggers too. */
  public static final String ADMIN = "dispatch-admin";

  /** All of them. */
  public static final List<String> ALL = List.of(VIEWER, RUNNER, EDITOR, ADMIN);

  private Roles() {}

  /** What somebody is told who has none of the roles that would do. */
  public static String needed(List<String> oneOf) {
    return oneOf.size() == 1
        ? "this needs role " + oneOf.get(0)
        : "this needs one of the roles " + String.join(", ", oneOf);
  }
}
