// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.util.regex.Pattern;

/**
 * Under which name files are applied; the triggers carry it as a label.
 *
 * @param name 1 to 29 characters, as labels have 40
 */
record Manager(String name) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,29}");

  static Manager of(String typed) {
    if (!NAME.matcher(typed).matches()) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "--managed-by: found '%s', allowed: 1 to 29 of A-Z a-z 0-9 . _ -".formatted(typed));
    }
    return new Manager(typed);
  }

  String label() {
    return "managed-by:" + name;
  }
}
