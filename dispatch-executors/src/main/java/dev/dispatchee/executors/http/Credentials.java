// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * User and password as they are sent, which nobody but this executor can know to be a secret.
 *
 * @param encoded without the padding at its end; empty for none
 */
record Credentials(String encoded) {

  /** No user. */
  static final Credentials NONE = new Credentials("");

  private static final String MASK = "***";
  private static final int BASE64_GROUP = 4;

  /**
   * Those of a user.
   *
   * @throws InvalidSettingsException if there is only one of them, or the name has a colon
   */
  static Credentials of(Optional<String> user, Optional<String> password) {
    if (user.isEmpty() && password.isEmpty()) {
      return NONE;
    }
    var name = user.orElseThrow(() -> InvalidSettingsException.missing(HttpRequestSettings.USER));
    if (name.indexOf(':') >= 0) {
      throw new InvalidSettingsException(HttpRequestSettings.USER, name, "a name without colon");
    }
    var word =
        password.orElseThrow(() -> InvalidSettingsException.missing(HttpRequestSettings.PASSWORD));
    var bytes = (name + ":" + word).getBytes(StandardCharsets.UTF_8);
    return new Credentials(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  boolean areThere() {
    return !encoded.isEmpty();
  }

  /** The value of the header. */
  String basic() {
    return "Basic " + encoded + "=".repeat(-encoded.length() & (BASE64_GROUP - 1));
  }

  /**
   * A text without them.
   *
   * @param cut whether it broke off, perhaps in the middle of them
   */
  String mask(String text, boolean cut) {
    if (!areThere()) {
      return text;
    }
    var masked = text.replace(encoded, MASK);
    int beginning = cut ? lengthOfBeginningAtEnd(masked) : 0;
    return beginning == 0 ? masked : masked.substring(0, masked.length() - beginning) + MASK;
  }

  private int lengthOfBeginningAtEnd(String text) {
    for (int length = Math.min(encoded.length(), text.length()); length > 0; length--) {
      if (text.endsWith(encoded.substring(0, length))) {
        return length;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return areThere() ? MASK : "";
  }
}
