// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xxljob;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.jdbc.Row;
import java.util.HashMap;

/** Reads the tables {@code xxl_job_info} and {@code xxl_job_group}. */
public final class XxlJobTables {

  private XxlJobTables() {}

  /**
   * Converts them.
   *
   * @param prefix of the names of tables
   */
  public static void convert(Database database, String prefix, Conversion conversion) {
    var groups = new HashMap<Long, String>();
    for (var group : database.rows(prefix + "group")) {
      groups.put(group.number("id", 0), group.text("app_name"));
    }
    for (Row row : database.rows(prefix + "info")) {
      new XxlJob(conversion, row, groups.getOrDefault(row.number("job_group", 0), "")).convert();
    }
  }
}
