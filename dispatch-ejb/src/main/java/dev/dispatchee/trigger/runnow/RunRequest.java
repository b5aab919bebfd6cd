// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import dev.dispatchee.database.Instants;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to run a trigger once.
 *
 * @param onOverlap what becomes of it while another run is in progress
 * @param settings put over the stored ones; empty for none
 * @param at when it is due, to the millisecond; null for now
 * @param idempotencyKey under which the same request may come again and is fulfilled once; null for
 *     none
 */
public record RunRequest(
    OnOverlap onOverlap,
    Map<String, String> settings,
    @Nullable Instant at,
    @Nullable String idempotencyKey) {

  private static final String ON_OVERLAP = "onOverlap";
  private static final Pattern KEY = Pattern.compile("[ -~]{1,200}");

  /**
   * Cuts the time to the millisecond.
   *
   * @throws ValidationException if the choice does not go with a time ahead
   */
  public RunRequest {
    at = at == null ? null : Instants.inMillis(at);
    var violation = violation(onOverlap, at);
    if (violation.isPresent()) {
      throw new ValidationException(List.of(violation.get()));
    }
  }

  /**
   * What is wrong with a choice, as it cannot be kept for a run that is due later; empty when
   * nothing is.
   */
  public static Optional<Violation> violation(OnOverlap onOverlap, @Nullable Instant at) {
    return at != null && onOverlap == OnOverlap.REJECT
        ? Optional.of(
            Violation.of(
                ON_OVERLAP,
                "found 'reject', allowed: cancel, queue:"
                    + " what will be in progress then is not known yet"))
        : Optional.empty();
  }

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

  /** Equal for equal requests, whatever their key: 64 characters. */
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
    REJECT;

    /** The names of all choices, for people. */
    public static final String NAMES =
        Arrays.stream(values()).map(OnOverlap::text).collect(Collectors.joining(", "));

    /** The choice of a name; empty when there is no such choice. */
    public static Optional<OnOverlap> of(String name) {
      return Arrays.stream(values()).filter(choice -> choice.text().equals(name)).findFirst();
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
