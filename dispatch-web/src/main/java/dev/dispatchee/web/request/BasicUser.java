// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who signs in with HTTP Basic. */
final class BasicUser {

  private static final String SCHEME = "basic ";
  private static final int LONGEST_HEADER = 4096;
  private static final int LONGEST_NAME = 255;

  private BasicUser() {}

  /**
   * The name in a header {@code Authorization}; empty when it has none, or one that no user has.
   */
  static Optional<String> of(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST_HEADER
        || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      var credentials =
          new String(
              Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = credentials.indexOf(':');
      return colon <= 0 || colon > LONGEST_NAME
          ? Optional.empty()
          : Optional.of(credentials.substring(0, colon));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
