// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command that no shell is needed for. */
final class ShellWords {

  // What a shell would act upon, outside of quotes.
  private static final String SPECIAL = "|&;<>()$`\\*?[]#~{}!\n";
  private static final String SPECIAL_IN_QUOTES = "$`\\!";

  private final String command;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isOpen;

  private ShellWords(String command) {
    this.command = command;
  }

  /** The words, without their quotes; empty if it takes a shell to tell them. */
  static Optional<List<String>> of(String command) {
    return new ShellWords(command).split();
  }

  private Optional<List<String>> split() {
    int at = 0;
    while (at < command.length()) {
      char letter = command.charAt(at);
      if (letter == '\'' || letter == '"') {
        int end = command.indexOf(letter, at + 1);
        if (end < 0 || (letter == '"' && hasAny(command.substring(at, end), SPECIAL_IN_QUOTES))) {
          return Optional.empty();
        }
        word.append(command, at + 1, end);
        isOpen = true;
        at = end + 1;
      } else if (letter == ' ' || letter == '\t') {
        close();
        at++;
      } else if (SPECIAL.indexOf(letter) >= 0) {
        return Optional.empty();
      } else {
        word.append(letter);
        isOpen = true;
        at++;
      }
    }
    close();
    // A=b in front sets a variable.
    return words.isEmpty() || words.get(0).contains("=") ? Optional.empty() : Optional.of(words);
  }

  private void close() {
    if (isOpen) {
      words.add(word.toString());
    }
    word.setLength(0);
    isOpen = false;
  }

  private static boolean hasAny(String text, String letters) {
    return text.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
  }
}
