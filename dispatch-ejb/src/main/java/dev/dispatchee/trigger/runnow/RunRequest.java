// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.SettingsText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wish to run a trigger once.
 *
 * @param onOverlap what becomes of it while another run is in progress
 * @param settings put over the stored ones; empty for none
 * @param at when it is due; null for now
 * @param idempotencyKey under which the same wish may come again and is fulfilled once; null for
 *     none
 */
public record RunRequest(
    OnOverlap onOverlap,
    Map<String, String> settings,
    @Nullable Instant at,
    @Nullable String idempotencyKey) {

  private static final Pattern KEY = Pattern.compile("[ -~]{1,200}");

  /** Whether a text can be an idempotency key: 1 to 200 printable characters of ASCII. */
  public static boolean isIdempotencyKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** Now, with the stored settings. */
  public static RunRequest of(OnOverlap onOverlap) {
    return new RunRequest(onOverlap, Map.of(), null, null);
  }

  /** The key that it comes under from a user for a trigger, if there is one. */
  Optional<IdempotencyKey> key(String user, DispatchTriggerId trigger) {
    return Optional.ofNullable(idempotencyKey)
        .map(text -> new IdempotencyKey(user, trigger, text, digest()));
  }

  /** Equal for equal wishes, whatever their key: 64 characters. */
  private String digest() {
    try {
      var text = onOverlap + "\n" + at + "\n" + SettingsText.write(settings);
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has it", impossible);
    }
  }

  /** What becomes of a run while another run of its trigger is in progress. */
  public enum OnOverlap {
    /** It ends CANCELED, like a scheduled one. */
    CANCEL,
    /** It waits for its turn. */
    QUEUE,
    /** It is refused, and there is no log. */
    REJECT
  }
}
