// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a job: all but one of them are parameters of its context, so nothing is declared.
 *
 * @param options of the JVM
 * @param parameters of the context, by name
 */
record TalendSettings(List<String> options, Map<String, String> parameters) {

  /** The setting with options of the JVM. */
  static final String JAVA_OPTS = "JAVA_OPTS";

  private static final List<String> OTHER_STARTS =
      List.of("-cp", "-classpath", "--class-path", "-jar", "-m", "--module");

  /** Copies both. */
  TalendSettings {
    options = List.copyOf(options);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads them.
   *
   * @throws InvalidSettingsException naming the setting at fault
   */
  static TalendSettings of(DispatchTaskSettings settings) {
    var parameters = new TreeMap<>(settings.asMap());
    var options = ShellWords.of(parameters.getOrDefault(JAVA_OPTS, ""));
    parameters.remove(JAVA_OPTS);
    options.forEach(TalendSettings::checkOption);
    parameters.forEach(TalendSettings::checkParameter);
    return new TalendSettings(options, parameters);
  }

  private static void checkOption(String option) {
    if (!option.startsWith("-")
        || option.indexOf('\0') >= 0
        || OTHER_STARTS.stream().anyMatch(each -> option.split("=", 2)[0].equals(each))) {
      throw new InvalidSettingsException(
          JAVA_OPTS,
          option,
          "options of the JVM, each in one word such as --add-opens=…, and no class path");
    }
  }

  private static void checkParameter(String name, String value) {
    if (name.indexOf('=') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSettingsException(
          name, "a name with '=' or a control character", "names of parameters of a context");
    }
    if (value.indexOf('\0') >= 0) {
      throw new InvalidSettingsException(name, "a NUL character", "texts without one");
    }
  }
}
