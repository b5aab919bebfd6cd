// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node runs, and with which configuration; the names are those of the admin API.
 *
 * @param productVersion of Dispatch EE
 * @param node the name of this node
 * @param server the application server and its version, as far as it tells
 * @param java the vendor and version of the virtual machine
 * @param database the product and version of the database
 * @param schemaVersion of the tables
 * @param timeZone of the server, in which its log is written
 * @param configuration what is in force here, by key
 */
public record About(
    String productVersion,
    String node,
    String server,
    String java,
    String database,
    String schemaVersion,
    String timeZone,
    List<ConfigurationEntry> configuration) {

  /**
   * A key of the configuration.
   *
   * @param key with the prefix {@code dispatch.}
   * @param value what is in force; null for a secret, whose value is never told, for a key without
   *     value, and for one that is not known
   * @param kind how the value came to be
   */
  public record ConfigurationEntry(String key, @Nullable String value, Kind kind) {}

  /** How a value of the configuration came to be. */
  public enum Kind {
    /** Nobody has set it. */
    DEFAULT,
    /** Somebody has set it. */
    SET,
    /** Somebody has set it, and it is a secret. */
    SECRET,
    /** Somebody has set it, and no part of Dispatch EE reads it: probably its name is misspelt. */
    UNKNOWN
  }
}
