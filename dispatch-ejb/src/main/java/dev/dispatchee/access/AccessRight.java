// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import dev.dispatchee.Roles;
import java.util.List;
import java.util.Locale;

/** What somebody may do to a trigger. Each includes those before it. */
public enum AccessRight {
  /** Read it, its runs and what they come to. */
  VIEW(Roles.VIEWER),
  /** Run it with its stored settings, cancel its runs. */
  RUN(Roles.RUNNER),
  /** Change and delete it, and read its file. */
  EDIT(Roles.EDITOR);

  private final String leastRole;

  AccessRight(String leastRole) {
    this.leastRole = leastRole;
  }

  /** The roles that it takes one of. */
  List<String> roles() {
    return Roles.ALL.subList(Roles.ALL.indexOf(leastRole), Roles.ALL.size());
  }

  /** As the admin API names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
