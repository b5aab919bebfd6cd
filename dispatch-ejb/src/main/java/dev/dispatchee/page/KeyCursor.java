// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page of a list ended that grows without end: pages are found by key, so that a late page
 * costs what the first does.
 *
 * @param date the date that is sorted by, of the last item
 * @param id its id
 */
public record KeyCursor(Instant date, long id) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,13})\\.(\\d{1,18})");

  /** As text for callers to send back. */
  public String text() {
    var plain = date.toEpochMilli() + "." + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a text that {@link #text} made; empty if it is none. */
  public static Optional<KeyCursor> read(String text) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      var parts = FORM.matcher(plain);
      return parts.matches()
          ? Optional.of(
              new KeyCursor(
                  Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                  Long.parseLong(parts.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
