// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartz.CalendarIntervalScheduleBuilder.calendarIntervalSchedule;
import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.DailyTimeIntervalScheduleBuilder.dailyTimeIntervalSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.JobKey.jobKey;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import dev.dispatchee.cli.Converted;
import dev.dispatchee.cli.convert.jdbc.SourceTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.WeeklyCalendar;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;

/** Tables that Quartz itself has written. */
class QuartzTablesTest {

  private static final Date START = Date.from(Instant.parse("2027-03-10T03:30:00Z"));
  private static final TimeZone BERLIN = TimeZone.getTimeZone("Europe/Berlin");

  @TempDir Path folder;
  private String map;

  /** A job whose runs may be in progress together. */
  public static class Report implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      throw new IllegalStateException("it is never run");
    }
  }

  /** A job whose runs may not. */
  @DisallowConcurrentExecution
  public static class Alone extends Report {}

  @BeforeEach
  void writeTheMapFile() {
    map =
        Converted.map(
            folder,
            "executors:\n- from: %s*\n  to: report\n".formatted(getClass().getName() + "$"));
  }

  @Test
  void convertsTheTablesOnH2() throws Exception {
    var tables = SourceTables.onH2(folder).with("SELECT 1");
    QuartzStore.makeTables(tables, "h2");
    fill(tables, false, StdJDBCDelegate.class);

    check(tables);
  }

  @Test
  void convertsTheTablesOnPostgres() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var tables =
          new SourceTables(
              postgres.getJdbcUrl("postgres", "postgres"),
              "postgres",
              "postgres",
              org.postgresql.Driver.class);
      QuartzStore.makeTables(tables, "postgres");
      fill(tables, true, PostgreSQLDelegate.class);

      check(tables);
    }
  }

  private void fill(SourceTables tables, boolean useProperties, Class<?> delegate)
      throws SchedulerException {
    var scheduler = QuartzStore.open(tables, useProperties, delegate.getName());
    try {
      var report = newJob(Report.class).withIdentity("report", "sales").storeDurably();
      scheduler.addJob(report.usingJobData("region", "north").requestRecovery().build(), false);
      scheduler.addJob(newJob(Alone.class).withIdentity("alone").storeDurably().build(), false);
      triggers(scheduler);
      scheduler.pauseTrigger(TriggerKey.triggerKey("rate"));
    } finally {
      scheduler.shutdown();
    }
  }

  private void triggers(Scheduler scheduler) throws SchedulerException {
    scheduler.addCalendar("holidays", new WeeklyCalendar(), false, false);
    var of = jobKey("report", "sales");
    scheduler.scheduleJob(
        newTrigger()
            .withIdentity("nightly", "night")
            .forJob(of)
            .usingJobData("format", "csv")
            .withPriority(6)
            .withDescription("At night")
            .withSchedule(
                cronSchedule("0 30 4 ? * MON-FRI")
                    .inTimeZone(BERLIN)
                    .withMisfireHandlingInstructionDoNothing())
            .build());
    scheduler.scheduleJob(
        newTrigger()
            .withIdentity("rate")
            .forJob(of)
            .startAt(START)
            .withSchedule(simpleSchedule().withIntervalInMinutes(5).repeatForever())
            .build());
    scheduler.scheduleJob(
        newTrigger()
            .withIdentity("weekly")
            .forJob(jobKey("alone"))
            .startAt(START)
            .withSchedule(
                calendarIntervalSchedule().inTimeZone(BERLIN).withInterval(1, IntervalUnit.WEEK))
            .build());
    scheduler.scheduleJob(
        newTrigger()
            .withIdentity("daily")
            .forJob(of)
            .withSchedule(dailyTimeIntervalSchedule().withIntervalInHours(1))
            .build());
    scheduler.scheduleJob(
        newTrigger()
            .withIdentity("on-workdays")
            .forJob(of)
            .modifiedByCalendar("holidays")
            .withSchedule(cronSchedule("0 0 5 * * ?").inTimeZone(BERLIN))
            .build());
  }

  private void check(SourceTables tables) {
    var converted = tables.convert("quartz-jdbc", "--map", map, "--active");
    var triggers = converted.triggers();

    assertThat(triggers.keySet())
        .containsExactlyInAnyOrder("night.nightly", "rate", "weekly", "daily", "on-workdays");
    assertThat(triggers.get("night.nightly"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("externalReferenceCode", "night.nightly"),
                Map.entry("name", "night.nightly"),
                Map.entry("description", "At night"),
                Map.entry("dispatchTaskExecutorType", "report"),
                Map.entry("dispatchTaskSettings", Map.of("region", "north", "format", "csv")),
                Map.entry("cronExpression", "0 30 4 ? * MON-FRI"),
                Map.entry("timeZoneId", "Europe/Berlin"),
                Map.entry("misfirePolicy", "SKIP"),
                Map.entry("overlapAllowed", true),
                Map.entry("requestsRecovery", true),
                Map.entry("priority", BigInteger.valueOf(5)),
                Map.entry("startDate", triggers.get("night.nightly").get("startDate")),
                Map.entry("active", true)));
    assertThat(triggers.get("rate").get("interval")).isEqualTo("PT5M");
    assertThat(triggers.get("rate").get("startDate")).isEqualTo("2027-03-10T03:30:00Z");
    assertThat(triggers.get("rate").get("active")).isEqualTo(false);
    assertThat(triggers.get("weekly").get("cronExpression")).isEqualTo("0 30 4 ? * WED");
    assertThat(triggers.get("weekly").get("overlapAllowed")).isEqualTo(false);
    assertThat(triggers.get("daily").get("active")).isEqualTo(false);
    assertThat(triggers.get("on-workdays").get("active")).isEqualTo(false);
    assertThat(converted.report())
        .contains(
            "cannot   schedule: a trigger of intervals within a day",
            "cannot   calendar: the calendar 'holidays'");
    assertThat(converted.exitCode()).isEqualTo(11);
  }

  @Test
  void takesSimpleValuesOfJobDataAndDeserialisesNothing() throws Exception {
    var tables = SourceTables.onH2(folder).with("SELECT 1");
    QuartzStore.makeTables(tables, "h2");
    var scheduler = QuartzStore.open(tables, false, StdJDBCDelegate.class.getName());
    var data = new JobDataMap();
    data.put("text", "t");
    data.put("number", 7);
    data.put("long", 8L);
    data.put("truth", true);
    data.put("decimal", 1.5);
    data.put("object", new Harmful());
    JobDetail job =
        newJob(Report.class).withIdentity("report").storeDurably().usingJobData(data).build();
    try {
      scheduler.addJob(job, false);
    } finally {
      scheduler.shutdown();
    }

    var converted = tables.convert("quartz-jdbc", "--map", map);

    assertThat(converted.trigger().get("dispatchTaskSettings"))
        .isEqualTo(
            Map.of("text", "t", "number", "7", "long", "8", "truth", "true", "decimal", "1.5"));
    assertThat(converted.report())
        .contains("'object' of the job data is an object of " + Harmful.class.getName());
    assertThat(Harmful.wasRead).isFalse();
  }

  @Test
  void asksWhichSchedulerIsMeant() throws Exception {
    var tables = SourceTables.onH2(folder).with("SELECT 1");
    QuartzStore.makeTables(tables, "h2");
    fill(tables, false, StdJDBCDelegate.class);
    tables.with(
        "INSERT INTO QRTZ_JOB_DETAILS (SCHED_NAME, JOB_NAME, JOB_GROUP, JOB_CLASS_NAME, IS_DURABLE,"
            + " IS_NONCONCURRENT, IS_UPDATE_DATA, REQUESTS_RECOVERY) VALUES ('other', 'o', 'DEFAULT',"
            + " 'com.example.O', TRUE, FALSE, TRUE, FALSE)");

    assertThat(tables.convert("quartz-jdbc").report()).contains("--scheduler: other, sales");
    var other = tables.convert("quartz-jdbc", "--scheduler", "other");
    assertThat(other.report()).contains("1 jobs", "@PersistJobDataAfterExecution");
    assertThat(tables.convert("quartz-jdbc", "--prefix", "NONE_").exitCode()).isEqualTo(7);
  }

  /** An object that would tell that it was made. */
  public static class Harmful implements java.io.Serializable {

    static boolean wasRead;

    private void readObject(java.io.ObjectInputStream in) {
      wasRead = true;
    }
  }
}
