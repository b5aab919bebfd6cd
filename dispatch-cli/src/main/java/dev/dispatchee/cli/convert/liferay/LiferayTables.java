// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.liferay;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Verdict;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.jdbc.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tables {@code DispatchTrigger} and {@code DispatchLog}. */
public final class LiferayTables {

  private static final String LINE_BREAK = "_SAFE_NEWLINE_CHARACTER_";

  private LiferayTables() {}

  /**
   * Converts them.
   *
   * @param company whose triggers; null: those of all
   */
  public static void convert(Database database, @Nullable Long company, Conversion conversion) {
    var converter = new LiferayConverter(conversion);
    for (var row : database.rows("DispatchTrigger", "companyId", company)) {
      converter.convert(trigger(row));
    }
    conversion.remark(
        Verdict.MAPS,
        Topic.HISTORY,
        "%d runs are in DispatchLog, and stay there".formatted(database.count("DispatchLog")));
  }

  private static LiferayTrigger trigger(Row row) {
    var faults = new ArrayList<String>();
    return new LiferayTrigger(
        "trigger " + row.number("dispatchTriggerId", 0),
        row.number("dispatchTriggerId", 0),
        row.number("companyId", 0),
        row.text("externalReferenceCode"),
        row.text("name"),
        row.text("dispatchTaskExecutorType"),
        settings(row.text("dispatchTaskSettings"), faults),
        row.text("cronExpression"),
        // From before zones were kept: UTC, as Liferay takes them.
        row.has("timeZoneId") ? row.text("timeZoneId") : "UTC",
        row.instant("startDate").orElse(null),
        row.instant("endDate").orElse(null),
        row.truth("active_"),
        row.number("dispatchTaskClusterMode", 0),
        row.truth("overlapAllowed"),
        row.truth("system_"),
        faults);
  }

  // One a line, key=value, with line breaks in values written out.
  private static Map<String, String> settings(String text, List<String> faults) {
    var settings = new LinkedHashMap<String, String>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      int sign = line.indexOf('=');
      if (sign > 0) {
        settings.put(
            line.substring(0, sign).strip(), line.substring(sign + 1).replace(LINE_BREAK, "\n"));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        faults.add("line %d of the settings is not key=value".formatted(number));
      }
    }
    return settings;
  }
}
