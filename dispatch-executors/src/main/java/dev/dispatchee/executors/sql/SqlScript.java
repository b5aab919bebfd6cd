// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements in their order, each with its parameters.
 *
 * @param statements at least one
 */
record SqlScript(List<SqlStatement> statements) {

  private static final String SEPARATOR = ";";

  /** Copies the statements. */
  SqlScript {
    statements = List.copyOf(statements);
  }

  /**
   * Reads statements, which a line that is only a semicolon separates, and their parameters, which
   * are separated likewise. What stands within a statement is left to the database: only that knows
   * where one of its own texts or comments ends.
   *
   * @param secret what parameters may stand for
   * @param readOnly whether only queries are allowed
   * @throws InvalidSettingsException naming the setting at fault
   */
  static SqlScript of(
      String text, List<String> parameters, Optional<String> secret, boolean readOnly) {
    var texts = groups(text.lines().toList());
    texts.removeIf(lines -> String.join("", lines).isBlank());
    if (texts.isEmpty()) {
      throw new InvalidSettingsException(SqlSettings.STATEMENTS, text, "at least one statement");
    }
    var values = groups(parameters);
    if (values.size() > texts.size()) {
      throw new InvalidSettingsException(
          SqlSettings.PARAMETERS,
          "those of %d statements".formatted(values.size()),
          "those of the %d there are".formatted(texts.size()));
    }
    var statements = new ArrayList<SqlStatement>();
    for (int i = 0; i < texts.size(); i++) {
      var lines = i < values.size() ? values.get(i) : List.<String>of();
      statements.add(
          SqlStatement.of(
              String.join("\n", texts.get(i)).strip(),
              lines.stream().map(line -> SqlParameter.parse(line, secret)).toList(),
              readOnly));
    }
    return new SqlScript(statements);
  }

  private static List<List<String>> groups(List<String> lines) {
    var groups = new ArrayList<List<String>>();
    groups.add(new ArrayList<>());
    for (var line : lines) {
      if (line.strip().equals(SEPARATOR)) {
        groups.add(new ArrayList<>());
      } else {
        groups.get(groups.size() - 1).add(line);
      }
    }
    return groups;
  }
}
