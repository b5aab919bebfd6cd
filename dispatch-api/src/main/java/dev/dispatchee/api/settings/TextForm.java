// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any text within limits, taken as it stands. */
final class TextForm implements ValueForm {

  private static final String NOT_BLANK = "\\S";

  private final int minLength;
  private final int maxLength;
  private final @Nullable BoundedPattern pattern;
  private final String words;

  private TextForm(int minLength, int maxLength, @Nullable BoundedPattern pattern, String words) {
    this.minLength = minLength;
    this.maxLength = maxLength;
    this.pattern = pattern;
    this.words = words;
  }

  /**
   * Takes the limits.
   *
   * @throws IllegalArgumentException if they exclude everything or the pattern is none
   */
  static TextForm of(Setting limits) {
    if (limits.minLength() < 0 || limits.minLength() > limits.maxLength()) {
      throw new IllegalArgumentException(
          "minLength %d and maxLength %d allow nothing"
              .formatted(limits.minLength(), limits.maxLength()));
    }
    var pattern = limits.pattern().isEmpty() ? null : BoundedPattern.of(limits.pattern());
    var words =
        limits.allowed().isEmpty() ? "a string matching " + limits.pattern() : limits.allowed();
    return new TextForm(limits.minLength(), limits.maxLength(), pattern, words);
  }

  @Override
  public Object read(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < minLength || length > maxLength) {
      throw new IllegalArgumentException("its length is not allowed");
    }
    if (pattern != null && !pattern.matches(text)) {
      throw new IllegalArgumentException("it does not match");
    }
    return text;
  }

  @Override
  public String allowed() {
    var allowed = pattern == null ? "a string" : words;
    if (maxLength < Integer.MAX_VALUE) {
      return allowed + " of %d to %d characters".formatted(minLength, maxLength);
    }
    return minLength > 0 ? allowed + " of at least %d characters".formatted(minLength) : allowed;
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    if (minLength > 0) {
      schema.put("minLength", minLength);
    }
    if (maxLength < Integer.MAX_VALUE) {
      schema.put("maxLength", maxLength);
    }
    schema.put("pattern", pattern == null ? NOT_BLANK : "^(?:" + pattern + ")$");
    return schema;
  }
}
