// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

/**
 * What is wrong with one setting.
 *
 * @param key the setting at fault; empty when they do not go together
 * @param message what was found and what is allowed, fit to be shown: of a secret, nothing
 */
public record SettingsFault(String key, String message) {

  private static final int LONGEST_SHOWN = 100;

  /** A value that is not allowed, cut when it is long and without control characters. */
  public static SettingsFault found(String key, String found, String allowed) {
    return new SettingsFault(key, "found '%s', allowed: %s".formatted(shown(found), allowed));
  }

  /** Settings that are allowed each, but do not go together. */
  public static SettingsFault together(String message) {
    return new SettingsFault("", message);
  }

  /** A setting that must be there and is not. */
  public static SettingsFault missing(String key) {
    return new SettingsFault(key, "a value is required");
  }

  /** A secret that is stored as plain text, which is not shown. */
  public static SettingsFault plainSecret(String key) {
    return new SettingsFault(
        key, "a secret must not be plain text, allowed: " + SecretReference.ALLOWED);
  }

  /** The whole of it in one sentence. */
  public String sentence() {
    return key.isEmpty() ? message : "setting '%s': %s".formatted(shown(key), message);
  }

  // Cut first: what is left out need not be looked at.
  private static String shown(String text) {
    boolean cut = text.codePointCount(0, text.length()) > LONGEST_SHOWN;
    var start = cut ? text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) : text;
    return start.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD") + (cut ? "…" : "");
  }
}
