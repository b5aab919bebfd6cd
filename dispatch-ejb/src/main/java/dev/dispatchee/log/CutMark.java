// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line that stands in a kept text where its middle was left out.
 *
 * @param leftOut how many bytes of UTF-8 are missing
 * @param fromInsideLine whether what stands before it breaks off before its line ends
 * @param toInsideLine whether what stands after it is the end of a line
 */
public record CutMark(long leftOut, boolean fromInsideLine, boolean toInsideLine) {

  /** No mark is longer than this, in characters and bytes. */
  public static final int LONGEST = 128;

  private static final String FROM = ", from the middle of a line";
  private static final String TO = ", to the middle of a line";

  private static final Pattern FORM =
      Pattern.compile("\\n?----- (\\d{1,18}) bytes left out(" + FROM + ")?(" + TO + ")? -----\\n");

  /** Refuses a negative number. */
  public CutMark {
    if (leftOut < 0) {
      throw new IllegalArgumentException("found " + leftOut + ", must be 0 or more");
    }
  }

  /** The line, with its end, and with the end of the line before it if that breaks off. */
  public String text() {
    // Not formatted: digits must not depend on the locale.
    return (fromInsideLine ? "\n----- " : "----- ")
        + leftOut
        + " bytes left out"
        + (fromInsideLine ? FROM : "")
        + (toInsideLine ? TO : "")
        + " -----\n";
  }

  /** Reads what {@link #text} gave; empty for anything else. */
  public static Optional<CutMark> read(String text) {
    var parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new CutMark(
                Long.parseLong(parts.group(1)), parts.group(2) != null, parts.group(3) != null))
        : Optional.empty();
  }
}
