// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What readers of a document are to type and to find, as it stands there: the blocks between
 * fences.
 *
 * @param text the whole document
 */
record DocumentedSteps(String text) {

  private static final String FENCE = "```";
  private static final String SHELL = "sh";

  static DocumentedSteps of(Path document) throws IOException {
    return new DocumentedSteps(Files.readString(document));
  }

  /** The commands, a text for each block, in order. */
  List<String> commands() {
    return blocks(SHELL);
  }

  /** The blocks of a language, in order; each line of them ends with a line break. */
  List<String> blocks(String language) {
    var blocks = new ArrayList<String>();
    StringBuilder open = null;
    String languageOfOpen = "";
    for (var line : text.lines().toList()) {
      if (open == null && line.startsWith(FENCE)) {
        open = new StringBuilder();
        languageOfOpen = line.substring(FENCE.length());
      } else if (open != null && line.equals(FENCE)) {
        if (languageOfOpen.equals(language)) {
          blocks.add(open.toString());
        }
        open = null;
      } else if (open != null) {
        open.append(line).append('\n');
      }
    }
    return blocks;
  }
}
