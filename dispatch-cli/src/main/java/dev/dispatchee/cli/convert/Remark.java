// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.definition.SafeText;

/**
 * One line of a report.
 *
 * @param verdict what becomes of it
 * @param topic what it is about
 * @param text what was found and what it becomes, in one line that can be shown
 */
public record Remark(Verdict verdict, Topic topic, String text) {

  private static final int LONGEST = 1_000;

  /** Takes the text without what would not be seen as it is. */
  public Remark {
    var line = SafeText.text(text).replace('\n', ' ').replace('\t', ' ');
    text = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  Remark accepted() {
    return new Remark(Verdict.MAPS, topic, text + " (accepted by the map file)");
  }
}
