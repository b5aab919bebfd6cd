// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression whose work is bounded by the length of the text, whoever wrote both: what
 * would take longer, or nest deeper than the stack, does not match.
 */
final class BoundedPattern {

  private static final long LOOKS_FOR_EACH_CHARACTER = 50;
  private static final long LOOKS_AT_LEAST = 1_000;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Takes an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  static BoundedPattern of(String expression) {
    try {
      return new BoundedPattern(Pattern.compile(expression));
    } catch (PatternSyntaxException broken) {
      throw new IllegalArgumentException(
          "pattern '%s' is not a regular expression: %s"
              .formatted(expression, broken.getDescription()),
          broken);
    }
  }

  /** Whether the whole text matches. */
  boolean matches(String text) {
    try {
      return pattern.matcher(new LookedAt(text)).matches();
    } catch (TooMuchWorkException | StackOverflowError beyondBounds) {
      return false;
    }
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** A text that may be looked at so many times. */
  private static final class LookedAt implements CharSequence {

    private final String text;
    private long left;

    LookedAt(String text) {
      this.text = text;
      this.left = LOOKS_AT_LEAST + LOOKS_FOR_EACH_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooMuchWorkException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooMuchWorkException extends RuntimeException {
    TooMuchWorkException() {
      super(null, null, false, false);
    }
  }
}
