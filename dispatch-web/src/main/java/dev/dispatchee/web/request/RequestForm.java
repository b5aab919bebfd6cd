// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.SafeText;
import dev.dispatchee.web.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at in a request before JAX-RS sees it, as JAX-RS answers what it cannot read with
 * a stack trace in the log.
 *
 * @param uri path and query, as sent
 * @param accept the header, if there is one
 * @param acceptLanguage the header, if there is one
 * @param contentType the header, if there is one
 */
record RequestForm(
    String uri,
    @Nullable String accept,
    @Nullable String acceptLanguage,
    @Nullable String contentType) {

  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN);
  // Java's own client sends a lone star.
  private static final Pattern MEDIA_RANGE = Pattern.compile("\\*|" + TOKEN + "/" + TOKEN);
  private static final Pattern WEIGHT =
      Pattern.compile("[qQ] *= *(?:0?\\.[0-9]{1,9}|[01](?:\\.0{0,9})?)");

  /**
   * What keeps it from being read.
   *
   * @param code the kind of problem
   * @param detail what was found and what is allowed
   */
  record Fault(ProblemCode code, String detail) {}

  /** The first thing that is wrong with it. */
  Optional<Fault> fault() {
    if (!isUtf8(uri)) {
      return Optional.of(
          new Fault(ProblemCode.MALFORMED_REQUEST, "path and query must be percent-encoded UTF-8"));
    }
    if (!isList(accept, MEDIA_RANGE)) {
      return malformed("Accept", accept, "media types, each with a weight q of 0 to 1 or none");
    }
    if (!isList(acceptLanguage, null)) {
      return malformed(
          "Accept-Language", acceptLanguage, "languages, each with a weight q of 0 to 1 or none");
    }
    if (contentType != null && !MEDIA_TYPE.matcher(first(contentType)).matches()) {
      return Optional.of(
          new Fault(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type: found '%s', allowed: application/json"
                  .formatted(SafeText.of(contentType))));
    }
    return Optional.empty();
  }

  private static Optional<Fault> malformed(String header, @Nullable String found, String allowed) {
    return Optional.of(
        new Fault(
            ProblemCode.MALFORMED_REQUEST,
            "%s: found '%s', allowed: %s"
                .formatted(header, SafeText.of(String.valueOf(found)), allowed)));
  }

  private static boolean isList(@Nullable String header, @Nullable Pattern form) {
    if (header == null) {
      return true;
    }
    for (var element : header.split(",", -1)) {
      if (!element.isBlank() && !(isForm(element, form) && hasGoodWeight(element))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForm(String element, @Nullable Pattern form) {
    return form == null || form.matcher(first(element)).matches();
  }

  private static boolean hasGoodWeight(String element) {
    var parts = element.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip();
      boolean isWeight = parameter.split("=", 2)[0].strip().equalsIgnoreCase("q");
      if (isWeight && !WEIGHT.matcher(parameter).matches()) {
        return false;
      }
    }
    return true;
  }

  private static String first(String element) {
    int end = element.indexOf(';');
    return (end < 0 ? element : element.substring(0, end)).strip();
  }

  private static boolean isUtf8(String uri) {
    var bytes = ByteBuffer.allocate(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      char found = uri.charAt(i);
      if (found == '%') {
        int high = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
        int low = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return false;
        }
        bytes.put((byte) (high * 16 + low));
        i += 2;
      } else if (found > 0x7f) {
        return false;
      } else {
        bytes.put((byte) found);
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException noUtf8) {
      return false;
    }
  }
}
