// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** An imagined shop with two nodes and a year of runs, for pictures of the console. */
final class Shop implements AutoCloseable {

  private static final String MAIL_SERVER_SAYS = "451 4.7.1 try again later";
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Map<String, String> PROPERTIES = Map.of("dispatch.sweep.interval", "PT5S");

  // A run for each time of the last year; they take longer from month to month.
  private static final String HISTORY =
      """
      select setseed(0.0%1$d);
      insert into dispatch_log_history (id, trigger_id, trigger_name, executor_type, task_settings,
        status, cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        start_date, end_date, node, token, attempt, error_text, output_bytes, output_truncated, is_open)
      select nextval('shop_run'), %1$d, '%2$s', '%3$s', '{}',
        case when fails then 'FAILED' else 'SUCCESSFUL' end, 'SCHEDULE', due, due, '*', 0, 4, false, due,
        due + late, due + late + took, case when random() < 0.5 then 'wf-a' else 'wf-b' end, 2, 1,
        case when fails then '%8$s' end, 0, false, false
      from (select date_trunc('milliseconds', due) as due,
          %7$d > 0 and due > now() - interval '%7$d days' or random() < 0.012 as fails,
          random() * interval '400 ms' as late,
          %4$d * (0.8 + 0.3 * random() + 0.3 * (1 - extract(epoch from now() - due) / 31536000))
            * interval '1 second' as took
        from (select (day::timestamp + time) at time zone '%5$s' as due
          from generate_series(current_date - 364, current_date, interval '1 day') day, unnest(%6$s) time
          where extract(isodow from day) in (%9$s)
          order by 1) times
        where due < now() - interval '15 minutes') runs
      """;

  private final Given given;
  private final PostgresServer postgres = PostgresServer.start("shop");
  private final ServerProcess first =
      ServerProcess.makeOnPostgres("wf-a", postgres.port(), PROPERTIES);
  private final ServerProcess second =
      ServerProcess.makeOnPostgres("wf-b", postgres.port(), PROPERTIES);
  private final Map<String, Trigger> triggers = new LinkedHashMap<>();

  Shop() {
    this.given = new Given(first.application());
    first.deployEar();
    second.deployEar();
    first.start();
    for (var trigger : ShopTrigger.all()) {
      triggers.put(trigger.name(), create(trigger));
    }
    first.stop();
    fillHistory();
    first.start();
    second.start();
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                postgres.number(
                        "select count(*) from dispatch_roll_up where until_date > now() - interval '1 hour'")
                    == 1);
  }

  /** The server that is looked at. */
  ServerProcess server() {
    return first;
  }

  private Trigger trigger(String name) {
    return Objects.requireNonNull(triggers.get(name), name);
  }

  private Trigger create(ShopTrigger trigger) {
    var draft =
        given
            .aTrigger()
            .named(trigger.name())
            .ofExecutor(trigger.executor())
            .withCron(trigger.cron())
            .with("timeZoneId", trigger.zone())
            .with("labels", new String[] {trigger.label()});
    trigger.settings().forEach(draft::withSetting);
    if (trigger.equals(ShopTrigger.all().get(0))) {
      draft.thatFailsWith(MAIL_SERVER_SAYS).withAttempts(2, Duration.ofSeconds(1));
    }
    return draft.create();
  }

  private void fillHistory() {
    execute("create sequence shop_run start with 40000");
    for (var trigger : ShopTrigger.all()) {
      boolean failsOfLate = trigger.equals(ShopTrigger.all().get(0));
      execute(
          HISTORY.formatted(
              trigger(trigger.name()).id(),
              trigger.name(),
              trigger.executor(),
              trigger.usual().toSeconds(),
              trigger.zone(),
              trigger.timesAsArray(),
              failsOfLate ? 4 : 0,
              MAIL_SERVER_SAYS,
              trigger.weekdays()));
    }
    execute(
        """
        update dispatch_trigger t set previous_fire_date = l.planned_date, newest_log_id = l.id,
          newest_planned_date = l.planned_date
        from (select distinct on (trigger_id) * from dispatch_log_history order by trigger_id, planned_date desc) l
        where l.trigger_id = t.id;
        select setval('dispatch_log_seq', nextval('shop_run') + 1);
        update dispatch_roll_up set until_date = '1970-01-01 00:00:00+00';
        analyze
        """);
  }

  private void execute(String sql) {
    try (var connection = postgres.ownersDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(sql, refused);
    }
  }

  /** What happens while it is looked at; the pages that show it, by the name of their picture. */
  Map<String, String> story() {
    var digest = trigger("Customer mail digest");
    digest.runNow();
    var failed =
        digest
            .awaitLogs(
                2,
                log -> log.queuedDate().isAfter(Instant.now().minus(SOON)) && log.endDate() != null)
            .get(1);
    var rules = new ShopRules(given);
    rules.alerts();
    long holidays =
        rules.holidays(
            trigger("Invoice run"), trigger("Payroll export"), trigger("Currency rates"));
    rules.group(trigger("Shipment forecast"), trigger("Data warehouse load"));
    rules.rights(trigger("Payroll export"));
    var running = trigger("Shipment forecast").runNow();
    trigger("Shipment forecast").awaitStarted(running);
    var waiting = trigger("Data warehouse load").runNow();
    given
        .admin()
        .putFile(
            "triggers/%d/file".formatted(trigger("Payroll export").id()),
            "payroll_2.1.zip",
            new byte[4_096])
        .mustBe(201);
    var pages = new LinkedHashMap<String, String>();
    pages.put("now", "now");
    pages.put("schedule", "schedule");
    pages.put("schedule-table", "schedule?view=table");
    pages.put("triggers", "triggers");
    pages.put("new-trigger", "triggers/new?executor=hello");
    pages.put("trigger", "triggers/" + digest.id());
    pages.put("trigger-healthy", "triggers/" + trigger("Data warehouse load").id());
    pages.put("trigger-definition", "triggers/" + digest.id() + "/definition");
    pages.put("trigger-schedule", "triggers/" + digest.id() + "/schedule");
    pages.put("trigger-runs", "triggers/" + digest.id() + "/runs");
    pages.put("trigger-history", "triggers/" + digest.id() + "/history");
    pages.put("runs", "runs");
    pages.put("run", "runs/" + failed.id());
    pages.put("run-live", "runs/" + running.id());
    pages.put("run-waiting", "runs/" + waiting.id());
    pages.put("definition-file", "triggers/" + trigger("Payroll export").id() + "/definition");
    pages.put("calendars", "calendars");
    pages.put("calendar", "calendars/" + holidays);
    pages.put("new-calendar", "calendars/new");
    pages.put("groups", "groups");
    pages.put("alerts", "alerts");
    pages.put("new-alert", "alerts/new");
    pages.put("executors", "executors");
    pages.put("executor", "executors/hello");
    pages.put("nodes", "nodes");
    pages.put("audit", "audit");
    pages.put("about", "about");
    return pages;
  }

  @Override
  public void close() {
    second.close();
    first.close();
    postgres.close();
  }
}
