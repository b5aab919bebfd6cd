// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.trigger.edit.FileCondition;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private static final Pattern CHECKSUM = Pattern.compile("\"([0-9a-f]{64})\"");

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
    return isAny(header)
        ? VersionCondition.EXISTING
        : VersionCondition.oneOf(versions(tags(header)));
  }

  /**
   * What it asks for of a file, whose tags are checksums; those of its trigger count as well.
   *
   * @param header what was sent; null for no such header
   * @throws ProblemException if it is no list of tags
   */
  public static FileCondition ofFile(@Nullable String header) {
    if (header == null) {
      return FileCondition.NONE;
    }
    if (isAny(header)) {
      return FileCondition.EXISTING;
    }
    var tags = tags(header);
    var checksums = new HashSet<String>();
    for (var tag : tags) {
      var checksum = CHECKSUM.matcher(tag);
      if (checksum.matches()) {
        checksums.add(checksum.group(1));
      }
    }
    return FileCondition.oneOf(versions(tags), checksums);
  }

  private static boolean isAny(String header) {
    return header.strip().equals("*");
  }

  private static Set<Long> versions(List<String> tags) {
    var versions = new HashSet<Long>();
    for (var tag : tags) {
      var version = VERSION.matcher(tag);
      if (version.matches()) {
        versions.add(Long.valueOf(version.group(1)));
      }
    }
    return versions;
  }

  private static List<String> tags(String header) {
    var text = header.strip();
    var tags = new ArrayList<String>();
    var next = NEXT.matcher(text);
    int end = 0;
    while (next.find()) {
      tags.add(next.group(1));
      end = next.end();
    }
    if (end == 0 || end < text.length()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, "If-Match must be * or entity tags in double quotes");
    }
    return tags;
  }

  /** The entity tag of a version. */
  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
