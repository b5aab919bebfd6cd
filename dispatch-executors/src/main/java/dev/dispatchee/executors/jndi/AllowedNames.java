// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jndi;

import dev.dispatchee.api.PermanentFailureException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JNDI names that users may write into settings.
 *
 * @param key the configuration key that has them
 * @param names compared as they are written
 */
public record AllowedNames(String key, Set<String> names) {

  /** Refuses what is no JNDI name of the server, and copies the names. */
  public AllowedNames {
    for (var name : names) {
      if (!name.startsWith("java:")) {
        throw new IllegalArgumentException(
            "%s: '%s' is no JNDI name that begins with java:".formatted(key, name));
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
    return new AllowedNames(
        key,
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
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
