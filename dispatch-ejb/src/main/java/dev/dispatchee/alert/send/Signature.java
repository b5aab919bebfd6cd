// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as the specification "Standard Webhooks" has it: HMAC-SHA256 of id, timestamp and
 * body, so that a receiver knows that a message is ours, unchanged, and new.
 */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  private Signature() {}

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param secret with the prefix {@code whsec_} the key in Base64, else the key as text
   * @param seconds the time of sending, since 1970
   */
  static String of(String secret, String id, long seconds, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      var signed =
          mac.doFinal("%s.%d.%s".formatted(id, seconds, body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  private static byte[] key(String secret) {
    var encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "";
    return BASE64.matcher(encoded).matches()
        ? Base64.getDecoder().decode(encoded)
        : secret.getBytes(StandardCharsets.UTF_8);
  }
}
