// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables that lines of a crontab have set by now. */
final class Environment {

  // What cron itself reads.
  private static final Set<String> OF_CRON =
      Set.of(
          "CRON_TZ",
          "MAILTO",
          "MAILFROM",
          "SHELL",
          "RANDOM_DELAY",
          "LOGNAME",
          "USER",
          "CONTENT_TYPE",
          "CONTENT_TRANSFER_ENCODING",
          "ANACRON_RANGE");

  private final Map<String, String> variables = new LinkedHashMap<>();

  /** Takes a line if it sets a variable: {@code NAME=value}, {@code NAME = "value"}. */
  boolean take(String line) {
    int sign = line.indexOf('=');
    var name = sign < 0 ? "" : unquoted(line.substring(0, sign).strip());
    if (!isName(name)) {
      return false;
    }
    variables.put(name, unquoted(line.substring(sign + 1).strip()));
    return true;
  }

  /** One of them; empty if it is not set. */
  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Those that commands are meant to find. */
  Map<String, String> ofCommands() {
    var rest = new LinkedHashMap<>(variables);
    rest.keySet().removeAll(OF_CRON);
    return rest;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && !Character.isDigit(text.charAt(0))
        && text.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean isQuoted =
        last > 0 && text.charAt(0) == text.charAt(last) && "'\"".indexOf(text.charAt(0)) >= 0;
    return isQuoted ? text.substring(1, last) : text;
  }
}
