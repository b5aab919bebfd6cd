// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings as users write them. Whether the server allows that data source is known only where
 * it runs.
 *
 * @param dataSource its name in JNDI
 * @param statements one or more, see {@link SqlScript}
 * @param parameters lines, see {@link SqlParameter}
 * @param secret what a line {@code secret} of the parameters stands for
 * @param readOnly whether nothing may be changed
 * @param maxRows how many rows of each result are shown
 * @param timeout how long all of it may take
 */
record SqlSettings(
    @Setting(
            description =
                "The data source, by its name in JNDI; one of those that the server allows.",
            maxLength = SqlSettings.LONGEST_NAME,
            pattern = "java:[A-Za-z0-9_./-]+",
            allowed = "a name such as java:jboss/datasources/OrdersDS")
        String dataSource,
    @Setting(
            description =
                "The statements, with a line that is only a semicolon between two of them. They are"
                    + " one transaction: all of them take effect, or none.")
        String statements,
    @Setting(
            description =
                "What the question marks in the statements stand for, one a line: TYPE: VALUE, where"
                    + " TYPE is text, integer, decimal, boolean, date, time, timestamp, instant or"
                    + " uuid; or null: TYPE, out: TYPE, or secret. With a line that is only a semicolon"
                    + " between those of two statements.")
        Optional<List<String>> parameters,
    @Secret @Setting(description = "A secret; a line 'secret' of the parameters stands for it.")
        Optional<String> secret,
    @Setting(
            description =
                "Whether nothing may be changed: queries only, without a semicolon in them.",
            defaultValue = "false")
        boolean readOnly,
    @Setting(
            description = "How many rows of each result are shown.",
            defaultValue = "100",
            min = "0",
            max = "10000")
        int maxRows,
    @Setting(
            description = "How long all statements together may take.",
            defaultValue = "PT5M",
            min = "PT0.1S",
            max = "PT24H")
        Duration timeout) {

  static final int LONGEST_NAME = 200;
  static final String STATEMENTS = "statements";
  static final String PARAMETERS = "parameters";
  static final String SECRET = "secret";

  /**
   * Refuses what cannot be executed.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException naming the setting at fault
   */
  SqlSettings {
    SqlScript.of(statements, parameters.orElse(List.of()), secret, readOnly);
  }

  SqlScript script() {
    return SqlScript.of(statements, parameters.orElse(List.of()), secret, readOnly);
  }
}
