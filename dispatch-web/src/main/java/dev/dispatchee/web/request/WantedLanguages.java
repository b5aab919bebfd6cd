// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages that a caller reads, as {@code Accept-Language} says. */
public final class WantedLanguages {

  private static final int LONGEST = 1_000;

  private WantedLanguages() {}

  /**
   * All of them, best first; none if the caller does not say, or says what cannot be read: a wish
   * is no reason to refuse anything.
   */
  public static List<LanguageRange> of(HttpHeaders headers) {
    var sent = headers.getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return read(sent == null ? null : String.join(",", sent));
  }

  static List<LanguageRange> read(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      return List.of();
    }
    try {
      return LanguageRange.parse(text);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
