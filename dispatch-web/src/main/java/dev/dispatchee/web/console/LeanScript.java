// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import java.util.stream.Collectors;

/**
 * A script without what only its readers need: comments that have their lines for themselves, and
 * indentation. Line numbers stay. A fifth less has to be loaded.
 */
final class LeanScript {

  private boolean inComment;

  private LeanScript() {}

  /** The same script, of which no line of a template may begin like a comment. */
  static String of(String script) {
    var lean = new LeanScript();
    return script.lines().map(lean::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(String line) {
    var text = line.strip();
    if (inComment) {
      inComment = !text.endsWith("*/");
      return "";
    }
    if (text.startsWith("/*") && (text.endsWith("*/") || !text.contains("*/"))) {
      // One line may hold a comment at its beginning and another one at its end.
      boolean isWhole = text.indexOf("*/") == text.length() - 2;
      inComment = !text.contains("*/");
      return isWhole || inComment ? "" : text;
    }
    return text.startsWith("//") ? "" : text;
  }
}
