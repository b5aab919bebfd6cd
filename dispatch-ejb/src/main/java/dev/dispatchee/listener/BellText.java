// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a bell says, as text: ids of logs, separated by single spaces. Without an id it asks to look
 * for what is due.
 */
final class BellText {

  /** How many runs one bell names at most. */
  static final int MOST = 100;

  private static final int MOST_DIGITS = 18;
  private static final int LONGEST = MOST * (MOST_DIGITS + 1);

  private BellText() {}

  static String of(List<DispatchLogId> runs) {
    return runs.stream().map(DispatchLogId::toString).collect(Collectors.joining(" "));
  }

  /**
   * The runs that it names.
   *
   * @throws IllegalArgumentException if it is no bell
   */
  static List<DispatchLogId> logs(@Nullable String text) {
    var logs = new ArrayList<DispatchLogId>();
    if (text == null) {
      throw new IllegalArgumentException("a message without a text");
    }
    if (text.isEmpty()) {
      return logs;
    }
    // Whoever may send to the queue may send anything: what is too long is not looked through.
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("too long for a bell");
    }
    for (var id : text.split(" ", -1)) {
      logs.add(new DispatchLogId(number(id)));
    }
    return logs;
  }

  private static long number(String digits) {
    if (digits.isEmpty()
        || digits.length() > MOST_DIGITS
        || !digits.chars().allMatch(digit -> '0' <= digit && digit <= '9')) {
      throw new IllegalArgumentException("no id of a log");
    }
    return Long.parseLong(digits);
  }
}
