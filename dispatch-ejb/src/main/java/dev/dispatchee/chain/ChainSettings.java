// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.Setting;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.List;

/**
 * The settings of a chain as users write them. Such a record exists only if its members can be
 * read.
 *
 * @param members a JSON array of members
 */
record ChainSettings(
    @Setting(
            description =
                "The members, a JSON array: {\"trigger\": \"CODE\"} for each; those in an array of"
                    + " their own run in parallel.")
        String members) {

  /** The key of the one setting. */
  static final String MEMBERS = "members";

  /**
   * Refuses what cannot be read.
   *
   * @throws InvalidSettingsException saying what was found and what is allowed
   */
  ChainSettings {
    try {
      ChainPlan.parse(members);
    } catch (IllegalArgumentException refused) {
      throw new InvalidSettingsException(
          List.of(new SettingsFault(MEMBERS, String.valueOf(refused.getMessage()))));
    }
  }
}
