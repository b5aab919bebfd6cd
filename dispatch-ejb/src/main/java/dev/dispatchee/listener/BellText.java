// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a bell says, as text: pairs of ids, {@code trigger:log}, separated by spaces. Without a pair
 * it asks the node to look for due runs.
 */
final class BellText {

  /** How many runs one bell names at most. */
  static final int MOST = 100;

  // Longer ones would overflow the stack before they were found to be none.
  private static final int LONGEST = MOST * (18 + 1 + 18 + 1);

  private static final Pattern WHOLE =
      Pattern.compile("(\\d{1,18}:\\d{1,18}( \\d{1,18}:\\d{1,18})*)?");

  private BellText() {}

  static String of(List<RunKey> runs) {
    return runs.stream()
        .map(run -> run.trigger() + ":" + run.log())
        .collect(Collectors.joining(" "));
  }

  /**
   * The runs that it names.
   *
   * @throws IllegalArgumentException if it is no bell
   */
  static List<DispatchLogId> logs(String text) {
    if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("no bell");
    }
    var logs = new ArrayList<DispatchLogId>();
    int colon = text.indexOf(':');
    while (colon >= 0) {
      int end = text.indexOf(' ', colon);
      var id = end < 0 ? text.substring(colon + 1) : text.substring(colon + 1, end);
      logs.add(new DispatchLogId(Long.parseLong(id)));
      colon = end < 0 ? -1 : text.indexOf(':', end);
    }
    return logs;
  }
}
