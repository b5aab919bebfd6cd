// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code If-Match}, whose entity tags are versions. */
public final class IfMatch {

  // A tag may hold a comma, and a list may hold nothing between two commas.
  private static final Pattern NEXT =
      Pattern.compile(
          "\\G[\\s,]*+((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\")\\s*+(?:,[\\s,]*+|$)");

  // As it is answered: a weak tag never matches here, as two of them may stand for different
  // definitions.
  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private IfMatch() {}

  /**
   * What it asks for.
   *
   * @param header what was sent; null for no such header
   * @throws ProblemException if it is no list of tags
   */
  public static VersionCondition of(@Nullable String header) {
    if (header == null) {
      return VersionCondition.NONE;
    }
    var text = header.strip();
    if (text.equals("*")) {
      return VersionCondition.EXISTING;
    }
    var versions = new HashSet<Long>();
    var next = NEXT.matcher(text);
    int end = 0;
    while (next.find()) {
      var version = VERSION.matcher(next.group(1));
      if (version.matches()) {
        versions.add(Long.valueOf(version.group(1)));
      }
      end = next.end();
    }
    if (end == 0 || end < text.length()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, "If-Match must be * or entity tags in double quotes");
    }
    return VersionCondition.oneOf(versions);
  }

  /** The entity tag of a version. */
  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
