// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.definition.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  /**
   * Some fields of some objects.
   *
   * @param columns each as {@code HEADING=field}
   */
  public static Table of(Iterable<JsonNode> items, List<String> columns) {
    var table = new Table();
    table.add(columns.stream().map(column -> column.substring(0, column.indexOf('='))).toList());
    for (var item : items) {
      table.add(
          columns.stream()
              .map(column -> cell(item.path(column.substring(column.indexOf('=') + 1))))
              .toList());
    }
    return table;
  }

  private void add(List<String> row) {
    rows.add(row);
  }

  /** What stands in a cell: one line, a dash for nothing. */
  public static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return "-";
    }
    return SafeText.line(value.isValueNode() ? value.asText() : value.toString());
  }

  /** The lines; each ends with a line break. */
  @Override
  public String toString() {
    var widths = new int[rows.get(0).size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
