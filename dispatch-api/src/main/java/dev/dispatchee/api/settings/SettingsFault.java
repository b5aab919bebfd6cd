// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

/**
 * What is wrong with one setting.
 *
 * @param key the setting at fault
 * @param message what was found and what is allowed, fit to be shown: of a secret, nothing
 */
public record SettingsFault(String key, String message) {

  private static final int LONGEST_SHOWN = 100;

  /** A value that is not allowed, cut when it is long and without control characters. */
  public static SettingsFault found(String key, String found, String allowed) {
    return new SettingsFault(key, "found '%s', allowed: %s".formatted(shown(found), allowed));
  }

  /** A setting that must be there and is not. */
  public static SettingsFault missing(String key) {
    return new SettingsFault(key, "a value is required");
  }

  /** The whole of it in one sentence. */
  public String sentence() {
    return "setting '%s': %s".formatted(shown(key), message);
  }

  private static String shown(String text) {
    var clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
  }
}
