// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xxljob;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.JobSchedule;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Work;
import dev.dispatchee.cli.convert.Zones;
import dev.dispatchee.cli.convert.fires.QuartzFires;
import dev.dispatchee.cli.convert.jdbc.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of {@code xxl_job_info}. */
final class XxlJob {

  private static final String ENGINE = "XXL-JOB";
  private static final String BEAN = "BEAN";
  private static final int MOST_ATTEMPTS = 100;

  private final Conversion conversion;
  private final Row row;
  private final String application;

  /**
   * Takes a row.
   *
   * @param application the name of the application that runs the job; empty: not known
   */
  XxlJob(Conversion conversion, Row row, String application) {
    this.conversion = conversion;
    this.row = row;
    this.application = application;
  }

  void convert() {
    long id = row.number("id", 0);
    var job = conversion.job("job " + id, "xxl-job-" + id, row.text("job_desc"));
    var glue = row.text("glue_type");
    if (!glue.isEmpty() && !glue.equals(BEAN)) {
      job.cannot(
          Topic.EXECUTOR,
          "glue type %s: its source is in the database there, and is not run here, so that there is no"
                  .formatted(glue)
              + " trigger; allowed: BEAN");
      return;
    }
    describe(job);
    schedule(job);
    misfire(job);
    route(job);
    block(job);
    limits(job);
    rest(job);
    var handler = row.text("executor_handler");
    var data = new LinkedHashMap<String, String>();
    if (!row.text("executor_param").isEmpty()) {
      data.put("param", row.text("executor_param"));
    }
    conversion.give(
        job,
        new Work(
            handler,
            data,
            Map.of("handler", handler, "application", application, "id", Long.toString(id))));
  }

  private void describe(Job job) {
    var author = row.text("author");
    if (!author.isEmpty()) {
      job.describe("XXL-JOB, author: " + author);
      job.maps(Topic.NAME, "the author is in the description");
    }
  }

  private void schedule(Job job) {
    var type = row.has("schedule_type") ? row.text("schedule_type") : older();
    var said = row.has("schedule_conf") ? row.text("schedule_conf") : row.text("job_cron");
    switch (type) {
      case "CRON" -> {
        var zone = Zones.of(job, null, conversion.options());
        new JobSchedule(job, conversion.options())
            .cron(said, said.strip(), zone, QuartzFires.of(ENGINE, said, zone));
      }
      case "FIX_RATE" -> rate(job, said);
      case "NONE", "" -> job.maps(Topic.SCHEDULE, "it is started by hand, here as there");
      default ->
          job.cannot(
              Topic.SCHEDULE,
              "found schedule_type '%s', allowed: CRON, FIX_RATE, NONE".formatted(type));
    }
    if (row.number("trigger_status", 0) != 1 || type.isEmpty() || type.equals("NONE")) {
      job.wasInactive();
      job.maps(Topic.STATE, "it is stopped");
    }
  }

  // Before version 2.3 every job had an expression.
  private String older() {
    return row.text("job_cron").isEmpty() ? "NONE" : "CRON";
  }

  private void rate(Job job, String said) {
    try {
      var interval = Duration.ofSeconds(Long.parseLong(said.strip()));
      if (new JobSchedule(job, conversion.options()).interval(interval, null, null, null)) {
        job.differs(
            Topic.SCHEDULE,
            "it is counted from when it was started there, and from its first activation here");
      }
    } catch (NumberFormatException none) {
      job.cannot(
          Topic.SCHEDULE, "FIX_RATE: found '%s', allowed: a number of seconds".formatted(said));
    }
  }

  private void misfire(Job job) {
    var strategy = row.text("misfire_strategy");
    switch (strategy) {
      case "DO_NOTHING", "" -> {
        job.set("misfirePolicy", "SKIP");
        job.maps(
            Topic.MISFIRE, (strategy.isEmpty() ? "no misfire_strategy" : strategy) + " -> SKIP");
      }
      case "FIRE_ONCE_NOW" -> {
        job.set("misfirePolicy", "FIRE_ONCE");
        job.maps(Topic.MISFIRE, "FIRE_ONCE_NOW -> FIRE_ONCE");
      }
      default ->
          job.cannot(
              Topic.MISFIRE, "found '%s', allowed: DO_NOTHING, FIRE_ONCE_NOW".formatted(strategy));
    }
  }

  private void route(Job job) {
    var strategy = row.text("executor_route_strategy");
    switch (strategy) {
      case "FAILOVER", "BUSYOVER", "ROUND", "RANDOM", "LEAST_FREQUENTLY_USED" ->
          job.maps(
              Topic.NODES, strategy + " -> SINGLE_NODE: a node that lives and has a free slot");
      case "SHARDING_BROADCAST" -> {
        job.set("dispatchTaskClusterMode", "ALL_NODES");
        job.differs(
            Topic.NODES,
            "SHARDING_BROADCAST -> ALL_NODES; an executor is not told which of how many parts it is");
      }
      default ->
          job.differs(
              Topic.NODES,
              "%s -> SINGLE_NODE: any node that lives and has a free slot"
                  .formatted(strategy.isEmpty() ? "no route strategy" : strategy));
    }
  }

  private void block(Job job) {
    job.set("overlapAllowed", false);
    var strategy = row.text("executor_block_strategy");
    switch (strategy) {
      case "DISCARD_LATER" ->
          job.maps(
              Topic.OVERLAP,
              "DISCARD_LATER: a run that falls into another is logged as CANCELED, OVERLAP");
      case "SERIAL_EXECUTION", "" ->
          job.differs(
              Topic.OVERLAP,
              "SERIAL_EXECUTION: a run waits for the one before there; here it is logged as CANCELED,"
                  + " OVERLAP");
      case "COVER_EARLY" ->
          job.differs(
              Topic.OVERLAP,
              "COVER_EARLY: a run ends the one before there; here it is logged as CANCELED, OVERLAP");
      default ->
          job.cannot(
              Topic.OVERLAP,
              "found '%s', allowed: SERIAL_EXECUTION, DISCARD_LATER, COVER_EARLY"
                  .formatted(strategy));
    }
  }

  private void limits(Job job) {
    long timeout = row.number("executor_timeout", 0);
    if (timeout > 0) {
      job.set("timeout", Duration.ofSeconds(timeout).toString());
      job.maps(Topic.TIMEOUT, timeout + " seconds -> timeout");
    }
    long retries = row.number("executor_fail_retry_count", 0);
    if (retries > MOST_ATTEMPTS - 1) {
      job.set("maxAttempts", MOST_ATTEMPTS);
      job.differs(
          Topic.RETRY, "%d retries -> %d attempts, the most".formatted(retries, MOST_ATTEMPTS));
    } else if (retries > 0) {
      job.set("maxAttempts", (int) retries + 1);
      job.differs(
          Topic.RETRY,
          "%d retries -> maxAttempts %d; they come at once there, and after retryDelay here"
              .formatted(retries, retries + 1));
    }
  }

  private void rest(Job job) {
    var children = row.text("child_jobid");
    if (!children.isEmpty()) {
      job.cannot(
          Topic.CHILDREN,
          "it starts the jobs %s when it was successful; that is a trigger of the executor chain here"
              .formatted(children));
    }
    var mail = row.text("alarm_email");
    if (!mail.isEmpty()) {
      job.differs(
          Topic.MAIL, "%s is told when it fails there; that is an alert here".formatted(mail));
    }
    if (!application.isEmpty()) {
      job.maps(Topic.NODES, "it is run by the application " + application);
    }
  }
}
