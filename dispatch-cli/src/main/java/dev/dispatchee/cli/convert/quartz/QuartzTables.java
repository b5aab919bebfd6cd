// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.jdbc.Database;
import dev.dispatchee.cli.convert.jdbc.Row;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the tables of Quartz 2. */
public final class QuartzTables {

  private static final String SCHEDULER = "SCHED_NAME";

  private final Database database;
  private final String prefix;
  private final @Nullable String scheduler;

  private QuartzTables(Database database, String prefix, @Nullable String scheduler) {
    this.database = database;
    this.prefix = prefix;
    this.scheduler = scheduler;
  }

  /**
   * Converts them.
   *
   * @param prefix of the names of tables
   * @param scheduler whose jobs; null: of the only one
   * @throws CommandFailedException if they cannot be read, or are those of several schedulers
   */
  public static void convert(
      Database database, String prefix, @Nullable String scheduler, Conversion conversion) {
    new QuartzTables(database, prefix, scheduler).convert(conversion);
  }

  private void convert(Conversion conversion) {
    var jobs = rows("JOB_DETAILS");
    var triggers = rows("TRIGGERS");
    checkThereIsOneScheduler(jobs);
    var cron = byKey("CRON_TRIGGERS");
    var simple = byKey("SIMPLE_TRIGGERS");
    var others = byKey("SIMPROP_TRIGGERS");
    new QuartzConverter(conversion)
        .convert(
            jobs.stream().map(QuartzTables::job).toList(),
            triggers.stream().map(row -> trigger(row, cron, simple, others)).toList());
  }

  private void checkThereIsOneScheduler(List<Row> jobs) {
    var names = new TreeSet<String>();
    jobs.forEach(row -> names.add(row.text(SCHEDULER)));
    if (names.size() > 1) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "found the jobs of several schedulers, allowed: one of them by --scheduler: "
              + String.join(", ", names));
    }
  }

  private List<Row> rows(String table) {
    return database.rows(prefix + table, SCHEDULER, scheduler);
  }

  private Map<Key, Row> byKey(String table) {
    var rows = new HashMap<Key, Row>();
    rows(table).forEach(row -> rows.put(key(row, "TRIGGER_"), row));
    return rows;
  }

  private static QuartzJob job(Row row) {
    var data = JobDataReader.read(row.bytes("JOB_DATA"));
    var faults = new ArrayList<>(data.faults());
    if (row.truth("IS_UPDATE_DATA")) {
      faults.add("@PersistJobDataAfterExecution: what a run changes in the job data is not kept");
    }
    var key = key(row, "JOB_");
    return new QuartzJob(
        "job " + key,
        key,
        row.text("DESCRIPTION"),
        row.text("JOB_CLASS_NAME"),
        row.truth("IS_DURABLE"),
        row.truth("REQUESTS_RECOVERY"),
        Optional.of(!row.truth("IS_NONCONCURRENT")),
        new JobData(data.values(), faults));
  }

  private static QuartzTrigger trigger(
      Row row, Map<Key, Row> cron, Map<Key, Row> simple, Map<Key, Row> others) {
    var key = key(row, "TRIGGER_");
    long end = row.number("END_TIME", 0);
    var faults = new ArrayList<String>();
    if (row.text("TRIGGER_STATE").equals("ERROR")) {
      faults.add("its state is ERROR: Quartz could not load its job");
    }
    var type = row.text("TRIGGER_TYPE");
    return new QuartzTrigger(
        "trigger " + key,
        key,
        key(row, "JOB_"),
        row.text("DESCRIPTION"),
        timing(type, cron.get(key), simple.get(key), others.get(key)),
        Instant.ofEpochMilli(row.number("START_TIME", 0)),
        true,
        end == 0 ? null : Instant.ofEpochMilli(end),
        Misfires.name(type, row.number("MISFIRE_INSTR", 0)),
        row.number("PRIORITY", QuartzTrigger.NORMAL_PRIORITY),
        row.text("CALENDAR_NAME"),
        JobDataReader.read(row.bytes("JOB_DATA")),
        row.text("TRIGGER_STATE").startsWith("PAUSED"),
        faults);
  }

  private static Timing timing(
      String type, @Nullable Row cron, @Nullable Row simple, @Nullable Row other) {
    if (type.equals("CRON") && cron != null) {
      return new Timing.Cron(cron.text("CRON_EXPRESSION"), cron.text("TIME_ZONE_ID"));
    }
    if (type.equals("SIMPLE") && simple != null) {
      return new Timing.Simple(
          simple.number("REPEAT_COUNT", 0), simple.number("REPEAT_INTERVAL", 0));
    }
    if (type.equals("CAL_INT") && other != null) {
      return new Timing.CalendarInterval(
          other.number("INT_PROP_1", 0), other.text("STR_PROP_1"), other.text("STR_PROP_2"));
    }
    return new Timing.Other(
        switch (type) {
          case "DAILY_I" -> "a trigger of intervals within a day, allowed: cron, simple, calendar";
          case "BLOB" -> "a trigger of the application's own class, as an object of Java";
          case "CRON", "SIMPLE", "CAL_INT" -> "its row in the table of its type is missing";
          default -> "found type '%s', allowed: CRON, SIMPLE, CAL_INT".formatted(type);
        });
  }

  private static Key key(Row row, String prefix) {
    return new Key(row.text(prefix + "GROUP"), row.text(prefix + "NAME"));
  }
}
