// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

/** What holds for all triggers of a drain. */
public enum DrainRules {
  /** Nothing: there is no group at all. */
  NONE("no groups, no rights", 0, false),
  /** There are groups, but these triggers are in none. */
  GROUPS_OF_OTHERS("groups of others", 0, false),
  /** All are in one group, which has room. */
  ONE_GROUP("all in one group", 1, false),
  /** They are in ten groups, each of which has room. */
  TEN_GROUPS("all in ten groups", 10, false),
  /** Each names who may see, run and edit it. */
  RIGHTS("all name who may see and run them", 0, true);

  private final String title;
  private final int groups;
  private final boolean rights;

  DrainRules(String title, int groups, boolean rights) {
    this.title = title;
    this.groups = groups;
    this.rights = rights;
  }

  /** How it is called in the report. */
  public String title() {
    return title;
  }

  /** How many groups they are in, evenly. */
  int groups() {
    return groups;
  }

  /** Whether they name groups of people. */
  boolean rights() {
    return rights;
  }
}
