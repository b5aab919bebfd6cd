// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables of the environment that users may name at all. */
final class Variables {

  /** Those with it are ours. */
  static final String OURS = "DISPATCH_";

  private static final String ALLOWED =
      "names of letters, digits and _ that do not begin with a digit or " + OURS;

  private static final int LONGEST_NAME = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Variables() {}

  /**
   * Refuses what is no name, and values with a NUL.
   *
   * @throws InvalidSettingsException naming the setting
   */
  static void check(Map<String, String> variables) {
    variables.forEach(
        (name, value) -> {
          if (!isName(name)) {
            throw new InvalidSettingsException(ProcessSettings.ENVIRONMENT, name, ALLOWED);
          }
          refuseNul(ProcessSettings.ENVIRONMENT, value);
        });
  }

  static boolean isName(String name) {
    return name.length() <= LONGEST_NAME && NAME.matcher(name).matches() && !name.startsWith(OURS);
  }

  /**
   * Refuses a text that a process would see cut off.
   *
   * @throws InvalidSettingsException naming the setting; the text is not shown
   */
  static void refuseNul(String key, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidSettingsException(key, "a NUL character", "texts without one");
    }
  }
}
