// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import java.util.Objects;
import java.util.Optional;

/** The words of an executor that say why a trigger is not ready, fit to be shown. */
public final class NotReadyText {

  /** How many characters are shown at most. */
  public static final int LONGEST = 500;

  private static final String NO_REASON = "the executor gives no reason";
  private static final String UNFIT = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+";

  private NotReadyText() {}

  /**
   * What is shown of an answer; empty if the trigger is ready.
   *
   * @throws IllegalStateException if it is no answer
   */
  public static Optional<String> of(Optional<String> answer) {
    if (Objects.isNull(answer)) {
      throw new IllegalStateException("it answered null in place of an Optional");
    }
    return answer.map(NotReadyText::of);
  }

  /** One line of a text, cut when it is long; never blank. */
  public static String of(String text) {
    // Cut before: nobody looks through a text of any length for what is shown of its start.
    var line = start(text, 4 * LONGEST).replaceAll(UNFIT, " ").strip();
    if (line.isEmpty()) {
      return NO_REASON;
    }
    return line.length() <= LONGEST ? line : start(line, LONGEST - 1).strip() + "…";
  }

  private static String start(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
