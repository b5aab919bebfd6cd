// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.DispatchTaskOutput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Writes results as lines whose values are separated by tabs, the names of the columns first.
 *
 * @param output where they go
 * @param maxRows how many rows of each are written
 */
record ResultTable(DispatchTaskOutput output, int maxRows) {

  /** How many rows are to be fetched, so that it is known whether there are more than are shown. */
  int rowsToFetch() {
    return maxRows + 1;
  }

  /**
   * Writes a result.
   *
   * @param stop asked before each row; throws if there is to be no more
   * @throws SQLException if it cannot be read
   */
  void write(String step, ResultSet result, Stop stop) throws SQLException {
    var columns = result.getMetaData();
    int width = columns.getColumnCount();
    var cells = new ArrayList<String>();
    for (int column = 1; column <= width; column++) {
      cells.add(CellText.ofText(columns.getColumnLabel(column)));
    }
    output.println(String.join("\t", cells));
    int rows = 0;
    while (rows < maxRows && result.next()) {
      stop.check();
      cells.clear();
      for (int column = 1; column <= width; column++) {
        cells.add(CellText.of(result, column, columns.getColumnType(column)));
      }
      output.println(String.join("\t", cells));
      rows++;
    }
    boolean more = rows == maxRows && result.next();
    output.println(
        "%s: %s%s".formatted(step, count(rows), more ? ", and more that are left out" : ""));
  }

  /** Writes that there was no result, but rows that were changed. */
  void write(String step, int changed) {
    output.println("%s: %s changed".formatted(step, count(changed)));
  }

  private static String count(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  /** Ends what goes on for too long. */
  @FunctionalInterface
  interface Stop {

    /**
     * Returns if it may go on.
     *
     * @throws SQLException if not
     */
    void check() throws SQLException;
  }
}
