// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jndi;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.configured.ConfiguredList;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The JNDI names that users may write into settings.
 *
 * @param key the configuration key that has them
 * @param names compared as they are written
 */
public record AllowedNames(String key, Set<String> names) {

  private static final Pattern NAME = Pattern.compile(ServerNames.PATTERN);

  /** Refuses what is no JNDI name of the server, and copies the names. */
  public AllowedNames {
    for (var name : names) {
      if (name.length() > ServerNames.LONGEST || !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "%s: '%s' is not %s".formatted(key, name, ServerNames.ALLOWED));
      }
    }
    names = Set.copyOf(names);
  }

  /**
   * Reads a list whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  public static AllowedNames parse(String key, String text) {
    return new AllowedNames(key, Set.copyOf(ConfiguredList.entries(text)));
  }

  /**
   * Refuses a name that is not among them.
   *
   * @throws PermanentFailureException naming it and the key
   */
  public void check(String name) {
    if (!names.contains(name)) {
      throw new PermanentFailureException("%s is not among the names of %s".formatted(name, key));
    }
  }
}
