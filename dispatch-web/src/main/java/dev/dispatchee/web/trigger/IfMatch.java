// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a change (RFC 9110, 13.1.1): only if the trigger still is what the caller saw.
 *
 * @param tags the entity tags that are allowed; empty for any
 * @param isGiven whether there is a condition at all
 */
record IfMatch(List<String> tags, boolean isGiven) {

  // A tag may hold a comma, and a list may hold nothing between two commas.
  private static final Pattern NEXT =
      Pattern.compile(
          "\\G[\\s,]*+((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\")\\s*+(?:,[\\s,]*+|$)");

  static IfMatch of(@Nullable String header) {
    if (header == null) {
      return new IfMatch(List.of(), false);
    }
    if (header.strip().equals("*")) {
      return new IfMatch(List.of(), true);
    }
    var tags = new ArrayList<String>();
    var next = NEXT.matcher(header.strip());
    int end = 0;
    while (next.find()) {
      tags.add(next.group(1));
      end = next.end();
    }
    if (tags.isEmpty() || end < header.strip().length()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, "If-Match must be * or entity tags in double quotes");
    }
    return new IfMatch(List.copyOf(tags), true);
  }

  /**
   * The version that may be changed, if only one may.
   *
   * @param current the version there is now
   * @throws ProblemException if it is none of those allowed
   */
  @Nullable Long expected(long current) {
    if (tags.isEmpty()) {
      return null;
    }
    // A weak tag never matches here: two of them may stand for different definitions.
    if (!tags.contains("\"" + current + "\"")) {
      throw new ProblemException(
          ProblemCode.STALE_VERSION,
          "found version %d, which If-Match does not name".formatted(current));
    }
    return current;
  }

  static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
