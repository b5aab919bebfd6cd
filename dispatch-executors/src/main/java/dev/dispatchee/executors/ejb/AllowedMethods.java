// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.configured.ConfiguredList;
import java.util.Set;

/**
 * The methods that settings may name.
 *
 * @param entries a JNDI name, {@code #} and the name of a method, or {@code *} for all of its view
 */
record AllowedMethods(Set<String> entries) {

  /** The configuration key of the list. */
  static final String KEY = "dispatch.ejb-call.methods";

  private static final String PREFIX = "java:global/";

  /** Refuses what names no method of a bean, and copies the entries. */
  AllowedMethods {
    for (var entry : entries) {
      int view = entry.indexOf('!');
      int method = entry.indexOf('#');
      if (!entry.startsWith(PREFIX)
          || view <= PREFIX.length()
          || method < view + 2
          || method == entry.length() - 1) {
        throw new IllegalArgumentException(
            "%s: '%s' is not java:global/application/module/Bean!interface#method"
                .formatted(KEY, entry));
      }
    }
    entries = Set.copyOf(entries);
  }

  /**
   * Reads a list whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  static AllowedMethods parse(String text) {
    return new AllowedMethods(Set.copyOf(ConfiguredList.entries(text)));
  }

  /**
   * Refuses a method that is not among them.
   *
   * @throws PermanentFailureException naming it and the key
   */
  void check(String bean, String method) {
    if (!entries.contains(bean + "#" + method) && !entries.contains(bean + "#*")) {
      throw new PermanentFailureException(
          "%s#%s is not among the methods of %s".formatted(bean, method, KEY));
    }
  }
}
