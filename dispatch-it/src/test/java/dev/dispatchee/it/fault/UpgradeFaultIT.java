// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.BesideOthers;
import dev.dispatchee.it.EachSecond;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/**
 * A server of now on a database that a server of before worked on until it was killed: version 2 of
 * the schema, with runs of every kind.
 */
@BesideOthers
class UpgradeFaultIT {

  private static final Map<String, String> SHORT_TIMES =
      Map.of("dispatch.sweep.interval", "PT1S", "dispatch.misfire.grace", "PT3S");

  private static final Duration BOTH_WAIT_WITHIN = Duration.ofSeconds(60);

  // A server makes the table of its timers first, and all else once it is there.
  private static final String WAITING =
      "select count(distinct pid) from pg_locks where relation = 'pg_class'::regclass and not granted";

  private static final long EACH_SECOND = 1;
  private static final long WITHOUT_SCHEDULE = 2;

  private static final String INSERT_TRIGGER =
      """
      insert into dispatch_trigger (id, version, external_reference_code, name, executor_type,
        task_settings, active, cron_expression, time_zone_id, daylight_saving_rule, misfire_policy,
        overlap_allowed, cluster_mode, priority, max_attempts, retry_delay_millis,
        retry_max_delay_millis, log_retention_millis, system_trigger, created_by, modified_by,
        date_created, date_modified, next_due_date, next_fire_date, newest_log_id,
        newest_planned_date)
      values (${trigger}, 3, '${name}', '${name}', 'hello', '{"message":"as before"}', ${active}, ${cron}, 'UTC',
        'RUN_ONCE', 'FIRE_ONCE', false, 'SINGLE_NODE', 4, 1, 10000, 3600000, 2592000000, false,
        'admin', 'admin', ${started}, ${started}, ${due}, ${due}, ${newest}, ${planned})
      """;
  private static final String INSERT_LOG =
      """
      insert into dispatch_log (id, trigger_id, trigger_name, executor_type, task_settings, status,
        cause, planned_date, fire_date, target_node, serial, priority, waits, queued_date,
        start_date, end_date, node, incarnation, token, attempt, output_bytes, output_truncated)
      values (${id}, ${trigger}, 'old', 'hello', '{"message":"as before"}', '${status}', 'SCHEDULE',
        ${planned}, ${planned}, '*', 0, 4, true, ${planned}, ${claimed}, ${ended}, ${node},
        ${incarnation}, ${token}, 1, ${bytes}, false)
      """;

  private final Instant stopped = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

  @Test
  void goesOnOnH2() {
    try (var server = ServerProcess.make("upgraded-h2", SHORT_TIMES)) {
      var database = new JdbcDataSource();
      database.setUrl("jdbc:h2:file:" + server.h2Database());
      database.setUser("sa");
      fillVersion2(database, "h2", "upgraded-h2");

      goesOn(server, "upgraded-h2");
    }
  }

  @Test
  void goesOnOnPostgresql() {
    try (var postgres = PostgresServer.start("upgraded-data");
        var server = ServerProcess.makeOnPostgres("upgraded", postgres.port(), SHORT_TIMES)) {
      fillVersion2(postgres.ownersDataSource(), "postgresql", "upgraded");

      goesOn(server, "upgraded");
    }
  }

  @Test
  void isDoneOnceByTwoThatStartAtOnce() throws SQLException {
    try (var postgres = PostgresServer.start("collided-data");
        var first = ServerProcess.makeOnPostgres("upgraded", postgres.port(), SHORT_TIMES);
        var second = ServerProcess.makeOnPostgres("collided", postgres.port(), SHORT_TIMES)) {
      fillVersion2(postgres.ownersDataSource(), "postgresql", "upgraded");
      for (var server : List.of(first, second)) {
        server.deployEar();
      }

      // Nobody gets to make or change a table before both want to.
      try (var connection = postgres.dataSource().getConnection();
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("lock table pg_class in share mode");
        first.beginToStart();
        second.beginToStart();
        await().atMost(BOTH_WAIT_WITHIN).until(() -> postgres.number(WAITING) == 2);
        connection.commit();
      }

      for (var server : List.of(first, second)) {
        server.awaitReady();
        assertThat(server.log().since(0))
            .noneMatch(line -> line.contains("ERROR") && line.contains("DISP"));
      }
      assertThat(postgres.number("select count(*) from flyway_schema_history where not success"))
          .isZero();
      assertThat(
              postgres.number(
                  "select count(*) - count(distinct version) from flyway_schema_history"))
          .isZero();
      assertThat(Cluster.isAlive(first, second)).isTrue();
      assertThat(Cluster.isAlive(second, first)).isTrue();
      var run = Cluster.aRunOn(second, new Trigger(Cluster.admin(first), aTrigger(first)));
      assertThat(run.node()).isEqualTo("collided");
    }
  }

  private static long aTrigger(ServerProcess server) {
    return Cluster.admin(server)
        .post(
            "triggers",
            Map.of(
                "name",
                "new",
                "dispatchTaskExecutorType",
                "hello",
                "dispatchTaskSettings",
                Map.of("seconds", "3")))
        .mustBe(201)
        .json()
        .path("id")
        .asLong();
  }

  private void goesOn(ServerProcess server, String node) {
    server.deployEar();
    server.start();
    var admin = Api.of(server.application()).as(User.ADMIN);
    var eachSecond = new Trigger(admin, EACH_SECOND);
    var other = new Trigger(admin, WITHOUT_SCHEDULE);

    assertThat(eachSecond.log(11).status()).isEqualTo("SUCCESSFUL");
    assertThat(eachSecond.output(eachSecond.log(11))).isEqualTo("said before");
    assertThat(eachSecond.log(12).status()).isEqualTo("MISSED");
    var lost = other.awaitEnded(other.log(13));
    assertThat(lost.status()).isEqualTo("FAILED");
    assertThat(lost.reason()).as("the server was killed").isEqualTo("NODE_LOST");
    var waited = other.awaitEnded(other.log(14));
    assertThat(waited.status()).isEqualTo("SUCCESSFUL");
    assertThat(other.output(waited)).isEqualTo("as before\n");
    var now = Instant.now();
    eachSecond.awaitLogs(2, log -> log.isSuccessful() && log.plannedDate().isAfter(now));
    eachSecond.api().patch(eachSecond.path(""), Map.of("active", false)).mustBe(200);
    EachSecond.hasOneLog(eachSecond);
    assertThat(eachSecond.logs()).extracting(Log::node).contains(node);
    assertThat(admin.delete("logs/11").status()).isEqualTo(204);
  }

  private void fillVersion2(DataSource database, String kind, String node) {
    var migrations =
        ServerProcess.scripts().resolve("../dispatch-ejb/src/main/resources/db/migration");
    Flyway.configure()
        .dataSource(database)
        .locations(
            "filesystem:" + migrations.resolve("common"), "filesystem:" + migrations.resolve(kind))
        .target("2")
        .load()
        .migrate();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : rows(kind, node)) {
        statement.execute(sql);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  // It fired each second, until it was killed.
  private List<String> rows(String kind, String node) {
    return List.of(
        trigger(EACH_SECOND, "'*/1 * * * * ?'", at(-2))
            .replace("${newest}", "12")
            .replace("${planned}", at(-3)),
        trigger(WITHOUT_SCHEDULE, "null", "null")
            .replace("${newest}", "14")
            .replace("${planned}", at(-1)),
        log(11, "SUCCESSFUL", -4, node).replace("${ended}", at(-3)).replace("${bytes}", "11"),
        log(12, "MISSED", -3, node),
        log(13, "IN_PROGRESS", -2, node),
        log(14, "QUEUED", -1, node),
        "alter sequence dispatch_trigger_seq restart with 3",
        "alter sequence dispatch_log_seq restart with 101",
        "insert into dispatch_slot values (2, '*', 13)",
        "insert into dispatch_log_output values (11, 0, cast('said before' as %s))"
            .formatted(kind.equals("h2") ? "varbinary" : "bytea"),
        "insert into dispatch_node values ('%s', 'before', %s, %s, false, 16, 'hello')"
            .formatted(node, at(-10), at(-1)));
  }

  private String trigger(long id, String cron, String due) {
    return INSERT_TRIGGER
        .replace("${trigger}", Long.toString(id))
        .replace("${name}", "old-" + id)
        .replace("${active}", Boolean.toString(id == EACH_SECOND))
        .replace("${cron}", cron)
        .replace("${started}", at(-10))
        .replace("${due}", due);
  }

  private String log(int id, String status, int second, String node) {
    boolean claimed = status.equals("IN_PROGRESS") || status.equals("SUCCESSFUL");
    var row =
        INSERT_LOG
            .replace("${id}", Integer.toString(id))
            .replace("${trigger}", Long.toString(id < 13 ? EACH_SECOND : WITHOUT_SCHEDULE))
            .replace("${status}", status)
            .replace("${planned}", at(second))
            .replace("${claimed}", claimed ? at(second) : "null")
            .replace("${node}", claimed ? "'%s'".formatted(node) : "null")
            .replace("${incarnation}", claimed ? "'before'" : "null")
            .replace("${token}", claimed ? "1" : "0");
    return status.equals("SUCCESSFUL")
        ? row
        : row.replace("${ended}", "null").replace("${bytes}", "0");
  }

  private String at(int second) {
    return "timestamp with time zone '%s'"
        .formatted(
            stopped
                .plus(Duration.ofSeconds(second))
                .toString()
                .replace("T", " ")
                .replace("Z", "+00"));
  }
}
