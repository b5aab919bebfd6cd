// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The token that lets a monitoring system read the metrics. Kept as its hash: what is compared has
 * one length, whatever is sent, and takes the same time wherever it differs.
 */
final class MetricsToken {

  private static final String KEY = "dispatch.metrics.token";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 256;
  private static final String SCHEME = "bearer ";

  private final byte[] hash;

  private MetricsToken(String token) {
    this.hash = hashOf(token);
  }

  /**
   * The one that is configured, if there is one.
   *
   * @throws IllegalStateException if it is too short to be safe, or cannot be sent in a header; the
   *     message does not show it
   */
  static Optional<MetricsToken> of(Config config) {
    return config.getOptionalValue(KEY, String.class).map(MetricsToken::checked);
  }

  private static MetricsToken checked(String token) {
    if (token.length() < SHORTEST
        || token.length() > LONGEST
        || !token.chars().allMatch(c -> '!' <= c && c <= '~')) {
      throw new IllegalStateException(
          "%s: found %d characters, allowed: %d to %d visible ASCII characters without spaces"
              .formatted(KEY, token.length(), SHORTEST, LONGEST));
    }
    return new MetricsToken(token);
  }

  /** Whether a header is of the scheme that tokens are sent in. */
  static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.length() > SCHEME.length()
        && authorization.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME);
  }

  /** Whether a header has this token; it may have anything. */
  boolean isIn(@Nullable String authorization) {
    return authorization != null
        && isBearer(authorization)
        && authorization.length() <= SCHEME.length() + LONGEST
        && MessageDigest.isEqual(hash, hashOf(authorization.substring(SCHEME.length())));
  }

  private static byte[] hashOf(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
