// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A migration that this release does not know and a newer one has applied. Its name says which
 * releases go on with it; see docs/adr/0031.
 *
 * @param version the schema's version with it
 * @param description its name without the version, such as {@code expand owners of triggers}
 */
record NewerMigration(String version, String description) {

  private static final Pattern EXPAND = Pattern.compile("expand .+");
  private static final Pattern CONTRACT = Pattern.compile("contract ([0-9]{1,9}) .+");

  /**
   * Whether a release can work on the schema all the same: one that only adds bars nobody, one that
   * takes away bars releases that know less than the version in its name, and one that says nothing
   * bars all.
   *
   * @param known the newest version that the release knows
   */
  boolean lets(MigrationVersion known) {
    if (EXPAND.matcher(description).matches()) {
      return true;
    }
    var contract = CONTRACT.matcher(description);
    return contract.matches()
        && known.compareTo(MigrationVersion.fromVersion(contract.group(1))) >= 0;
  }
}
