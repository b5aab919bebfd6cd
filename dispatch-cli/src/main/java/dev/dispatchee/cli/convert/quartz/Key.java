// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

/**
 * What Quartz finds a job or a trigger by.
 *
 * @param group its group
 * @param name unique in the group
 */
record Key(String group, String name) {

  static final String DEFAULT_GROUP = "DEFAULT";

  /** The name; with the group in front if it is not the default. */
  @Override
  public String toString() {
    return group.equals(DEFAULT_GROUP) ? name : group + "." + name;
  }
}
