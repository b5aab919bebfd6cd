// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.List;

/** What an exception implements that says which settings are at fault. */
public interface FaultySettings {

  /** All faults; none when the settings are allowed each, but do not go together. */
  List<SettingsFault> faults();
}
