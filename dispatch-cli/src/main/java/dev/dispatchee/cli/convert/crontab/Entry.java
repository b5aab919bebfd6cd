// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.JobSchedule;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Zones;
import dev.dispatchee.cli.convert.fires.CronieFires;

/** One line of a crontab that starts a command. */
final class Entry {

  private static final String REBOOT = "@reboot";

  private final Conversion conversion;
  private final Environment environment;
  private final int line;
  private final String schedule;
  private final String user;
  private final Command command;

  /**
   * Takes the parts of a line.
   *
   * @param user empty if the line names none
   * @param command as it stands there
   */
  Entry(
      Conversion conversion,
      Environment environment,
      int line,
      String schedule,
      String user,
      String command) {
    this.conversion = conversion;
    this.environment = environment;
    this.line = line;
    this.schedule = schedule;
    this.user = user;
    this.command = Command.of(command);
  }

  /** Converts it; the comment stands above it. */
  void convert(String comment) {
    var job =
        conversion.job(
            "line " + line,
            "cron-" + command.program(),
            user + "\n" + command.text(),
            command.text());
    if (schedule.equals(REBOOT)) {
      job.cannot(
          Topic.SCHEDULE,
          "line %d: @reboot: nothing fires here when a machine starts, so that there is no trigger"
              .formatted(line));
      return;
    }
    job.describe(comment);
    schedule(job);
    job.set("misfirePolicy", "SKIP");
    job.maps(Topic.MISFIRE, "times that passed while it was off are passed over, as by cron");
    job.set("overlapAllowed", true);
    job.maps(Topic.OVERLAP, "the next run starts while the one before goes on, as by cron");
    mail(job);
    new ProcessWork(conversion, job, environment, user).give(command);
  }

  private void schedule(Job job) {
    var expression = schedule;
    if (expression.startsWith("-")) {
      expression = expression.substring(1);
      job.maps(Topic.SCHEDULE, "the - in front only keeps it out of the log of cron");
    }
    var said = environment.get("CRON_TZ").orElse("");
    var zone = Zones.of(job, said, conversion.options());
    boolean daemons = said.isEmpty() || zone.equals(conversion.options().zone());
    new JobSchedule(job, conversion.options())
        .cron(schedule, expression, zone, CronieFires.of(expression, zone, daemons));
    environment
        .get("RANDOM_DELAY")
        .filter(delay -> !delay.equals("0"))
        .ifPresent(
            delay ->
                job.differs(
                    Topic.SCHEDULE,
                    "RANDOM_DELAY=%s starts it up to so many minutes later there, and nothing here"
                        .formatted(delay)));
  }

  private void mail(Job job) {
    var to = environment.get("MAILTO");
    if (to.isPresent() && !to.get().isEmpty()) {
      job.differs(
          Topic.MAIL,
          "what it writes is mailed to %s there; here it is the output of the run, and alerts mail"
              .formatted(to.get()));
    } else {
      job.maps(Topic.MAIL, "what it writes is the output of the run");
    }
  }
}
