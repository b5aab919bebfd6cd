// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a table for other programs, as RFC 4180 has it. */
final class CsvLine {

  private static final String FORMULAS = "=+-@\t\r\n";
  private static final String QUOTED = "\",\r\n";

  private CsvLine() {}

  /** Values with commas between, and the end of the line. */
  static String of(List<? extends @Nullable Object> values) {
    return values.stream().map(CsvLine::cell).collect(joining(",", "", "\r\n"));
  }

  // What a spreadsheet would take for a formula gets an apostrophe before it. A number is none.
  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value.toString();
    boolean isFormula =
        !(value instanceof Number) && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
    var safe = isFormula ? "'" + text : text;
    return safe.chars().anyMatch(one -> QUOTED.indexOf(one) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
