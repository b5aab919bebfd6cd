// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line, as a shell would see them: separated by blanks, with quotes and backslashes.
 * It replaces nothing. Each character is looked at once.
 */
final class ShellWords {

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords(String line) {
    this.line = line;
  }

  static List<String> of(String line) {
    return new ShellWords(line).split();
  }

  private List<String> split() {
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char each = line.charAt(at);
      if (quote != 0 && each == quote) {
        quote = 0;
      } else if (quote == 0 && (each == '"' || each == '\'')) {
        quote = each;
        begun = true;
      } else if (each == '\\' && quote != '\'' && at + 1 < line.length()) {
        at++;
        add(line.charAt(at));
      } else if (quote == 0 && Character.isWhitespace(each)) {
        end();
      } else {
        add(each);
      }
    }
    end();
    return words;
  }

  private void add(char each) {
    word.append(each);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
