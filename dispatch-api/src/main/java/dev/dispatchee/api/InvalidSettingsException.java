// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

/** Settings that an executor cannot work with. */
public class InvalidSettingsException extends RuntimeException {

  private static final int LONGEST_SHOWN = 100;

  private final String key;

  /**
   * Names what is wrong with one setting.
   *
   * @param key the setting at fault
   * @param found its value, cut when it is long
   * @param allowed what would be accepted
   */
  public InvalidSettingsException(String key, String found, String allowed) {
    super("setting '%s': found '%s', allowed: %s".formatted(key, shortened(found), allowed));
    this.key = key;
  }

  private InvalidSettingsException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The fault of a setting that must be there and is not. */
  public static InvalidSettingsException missing(String key) {
    return new InvalidSettingsException(key, "setting '%s' is missing".formatted(key));
  }

  /** The setting at fault. */
  public String key() {
    return key;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
