package dev.dispatchee.web.trigger;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
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

  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");

  static IfMatch of(@Nullable String header) {
    if (header == null) {
      return new IfMatch(List.of(), false);
    }
    if (header.strip().equals("*")) {
      return new IfMatch(List.of(), true);
    }
    var tags = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, "If-Match must be * or entity tags in double quotes");
    }
    return new IfMatch(tags, true);
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
          ProblemCode.STALE_VERSION, "found version %d, allowed: %s".formatted(current, tags));
    }
    return current;
  }

  static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
