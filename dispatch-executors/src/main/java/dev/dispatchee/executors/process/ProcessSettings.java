// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as users write them. Whether the server allows that program, folder and variables is
 * known only where it runs.
 *
 * @param command the program
 * @param arguments what it is given, in that order
 * @param directory where it works; in a new folder if absent
 * @param environment its variables, by name
 * @param secret a further variable, {@link #SECRET_VARIABLE}
 * @param exitCodes those that make the run successful
 * @param charset how its texts are encoded
 * @param grace how long it may take to end by itself when it has to
 */
record ProcessSettings(
    @Setting(
            description = "The program, by its whole path; one of those that the server allows.",
            maxLength = PlainPath.LONGEST,
            pattern = PlainPath.PATTERN,
            allowed = PlainPath.ALLOWED)
        String command,
    @Setting(description = "Arguments, one a line, passed as they are: no shell reads them.")
        Optional<List<String>> arguments,
    @Setting(
            description =
                "The folder in which it works, within one that the server allows. Without it a new"
                    + " folder is made, and removed at the end with all that is in it.",
            maxLength = PlainPath.LONGEST,
            pattern = PlainPath.PATTERN,
            allowed = PlainPath.ALLOWED)
        Optional<String> directory,
    @Setting(
            description =
                "Variables of its environment, one a line, NAME=value; of those that the server"
                    + " allows.")
        Optional<Map<String, String>> environment,
    @Secret
        @Setting(description = "A secret; the program finds it in its variable DISPATCH_SECRET.")
        Optional<String> secret,
    @Setting(
            description = "The exit codes that make the run successful.",
            defaultValue = "0",
            maxLength = ExitCodes.LONGEST,
            pattern = ExitCodes.PATTERN,
            allowed = ExitCodes.ALLOWED)
        String exitCodes,
    @Setting(
            description = "How the program encodes what it writes.",
            defaultValue = "UTF-8",
            maxLength = 40,
            pattern = "[A-Za-z0-9][A-Za-z0-9._:+-]*",
            allowed = "the name of a charset")
        String charset,
    @Setting(
            description =
                "How long the program has to end by itself, after SIGTERM, when the run is canceled or"
                    + " times out; then it is killed.",
            defaultValue = "PT2S",
            min = "PT0S",
            max = "PT1M")
        Duration grace) {

  static final String COMMAND = "command";
  static final String ARGUMENTS = "arguments";
  static final String DIRECTORY = "directory";
  static final String ENVIRONMENT = "environment";
  static final String SECRET = "secret";
  static final String EXIT_CODES = "exitCodes";
  static final String CHARSET = "charset";

  /** The variable in which the program finds the secret. */
  static final String SECRET_VARIABLE = "DISPATCH_SECRET";

  /**
   * Refuses what no process can be started with.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException naming the setting at fault
   */
  ProcessSettings {
    PlainPath.check(COMMAND, command);
    directory.ifPresent(path -> PlainPath.check(DIRECTORY, path));
    arguments.orElse(List.of()).forEach(text -> Variables.refuseNul(ARGUMENTS, text));
    Variables.check(environment.orElse(Map.of()));
    secret.ifPresent(text -> Variables.refuseNul(SECRET, text));
    ExitCodes.parse(exitCodes);
    Charsets.of(charset);
  }
}
