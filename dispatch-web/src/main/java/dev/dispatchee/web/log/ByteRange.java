// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what there is (RFC 9110, 14.1.2).
 *
 * @param first the first byte
 * @param end the byte after the last
 */
record ByteRange(long first, long end) {

  private static final Pattern FORM =
      Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a header.
   *
   * @param size how many bytes there are
   * @return empty when the whole is asked for: without a header, or with one that asks for several
   *     ranges or cannot be read, which a server may pass over
   * @throws ProblemException if nothing of what is asked for is there
   */
  static Optional<ByteRange> of(@Nullable String header, long size) {
    var parts = FORM.matcher(header == null ? "" : header.strip());
    if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
      return Optional.empty();
    }
    var range = of(parts.group(1), parts.group(2), size);
    if (range.first() >= range.end()) {
      throw new ProblemException(
              ProblemCode.RANGE_NOT_SATISFIABLE,
              "found '%s', there are %d bytes".formatted(header, size))
          .withHeader("Content-Range", "bytes */" + size);
    }
    return Optional.of(range);
  }

  private static ByteRange of(String first, String last, long size) {
    if (first.isEmpty()) {
      return new ByteRange(Math.max(0, size - Long.parseLong(last)), size);
    }
    long end = last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
    return new ByteRange(Long.parseLong(first), end);
  }

  String contentRange(long size) {
    // Not formatted: digits must not depend on the locale.
    return "bytes " + first + "-" + (end - 1) + "/" + size;
  }
}
