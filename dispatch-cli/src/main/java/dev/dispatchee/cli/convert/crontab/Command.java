// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

/**
 * What a line starts.
 *
 * @param text for the shell, with each {@code \%} as a percent sign
 * @param hasInput whether a percent sign ends it, behind which its standard input stands
 */
record Command(String text, boolean hasInput) {

  static Command of(String written) {
    var text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      if (letter == '\\' && i + 1 < written.length() && written.charAt(i + 1) == '%') {
        text.append('%');
        i++;
      } else if (letter == '%') {
        return new Command(text.toString().strip(), true);
      } else {
        text.append(letter);
      }
    }
    return new Command(text.toString().strip(), false);
  }

  /** The name of its program without the folder. */
  String program() {
    int end = 0;
    while (end < text.length() && " \t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var path = text.substring(0, end);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
