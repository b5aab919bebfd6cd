// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.EachSecond;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same chain on PostgreSQL, set up by postgresql.cli. */
class PostgresqlIT {

  private static final PostgresServer POSTGRES = PostgresServer.start("postgresql-data");

  private static final ServerProcess SERVER =
      ServerProcess.makeOnPostgres(
          "postgresql",
          POSTGRES.port(),
          Map.of(
              "dispatch.heartbeat.interval", "PT1S",
              "dispatch.heartbeat.dead", "PT3S",
              "dispatch.sweep.interval", "PT1S",
              "dispatch.misfire.grace", "PT3S",
              "dispatch.misfire.threshold", "PT6S"));

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @RegisterExtension private final Given given = new Given(SERVER.application());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.close();
    POSTGRES.close();
  }

  @Test
  void runsWhatIsDueAndWhatIsAskedForAndKeepsWhatWasSaid() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var failing =
        given.aTrigger().thatFailsWith("as told").withAttempts(2, Duration.ofSeconds(1)).create();

    var scheduled = everySecond.awaitLogs(3, Log::isSuccessful).get(0);
    assertThat(scheduled.cause()).isEqualTo("SCHEDULE");
    assertThat(scheduled.node()).isEqualTo("postgresql");
    var manual = everySecond.awaitEnded(everySecond.runNow());
    assertThat(manual.cause()).isEqualTo("MANUAL");
    assertThat(everySecond.output(scheduled)).isNotBlank();
    failing.runNow();
    var attempts = failing.awaitLogs(2, Log::hasEnded);
    assertThat(attempts).extracting(Log::cause).containsExactly("MANUAL", "RETRY");
    assertThat(attempts).extracting(Log::error).containsOnly("as told");

    everySecond.api().patch(everySecond.path(""), Map.of("active", false)).mustBe(200);
    assertThat(everySecond.json().path("active").asBoolean()).isFalse();
  }

  @Test
  void runsUnderAKeyOnceAtAnInstantAndOnceMore() {
    var trigger = given.aTrigger().withSetting("message", "stored").create();
    var keyed = trigger.api().with("Idempotency-Key", "one key");
    var first = keyed.post(trigger.path("/run")).mustBe(202).as(Log.class);
    assertThat(keyed.post(trigger.path("/run")).mustBe(202).as(Log.class).id())
        .isEqualTo(first.id());
    trigger.awaitEnded(first);

    var at = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    var later = trigger.run("?at=" + at).mustBe(202).as(Log.class);
    assertThat(trigger.awaitEnded(later).startDate()).isBetween(at, at.plusSeconds(2));

    var again = trigger.api().post("logs/" + first.id() + "/rerun").mustBe(202).as(Log.class);
    assertThat(trigger.output(trigger.awaitEnded(again))).isEqualTo("stored\n");
    assertThat(trigger.logs()).hasSize(3);
  }

  @Test
  void changesManyAtOnceAndTakesBackWhatItHasGivenOut() {
    var label = "postgresql-" + System.nanoTime();
    var draft = given.aTrigger().withCron("0 0 0 1 1 ?").with("labels", List.of(label));
    var trigger = draft.create();

    var export = given.admin().get("export?label=" + label).mustBe(200).json();
    given.admin().post("triggers/bulk/pause?label=" + label).mustBe(200);
    assertThat(trigger.json().path("active").asBoolean()).isFalse();
    var told = given.admin().post("import?dryRun=true", export).mustBe(200).json();
    assertThat(told.at("/changed/0/fields/0/field").asText()).isEqualTo("active");
    assertThat(trigger.json().path("active").asBoolean()).isFalse();
    given.admin().post("import", export).mustBe(200);
    assertThat(trigger.json().path("active").asBoolean()).isTrue();
  }

  @Test
  void firesNothingWhileTheSchedulerIsPaused() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    everySecond.awaitLogs(1, Log::isSuccessful);
    var other = given.aTrigger().create();
    try {
      given.admin().post("scheduler/pause").mustBe(200);
      var pausedAt = Instant.now();
      assertThat(other.awaitEnded(other.runNow()).isSuccessful()).as("asked for").isTrue();
      await().until(() -> Instant.now().isAfter(pausedAt.plusSeconds(3)));
      assertThat(everySecond.logs()).noneMatch(log -> log.plannedDate().isAfter(pausedAt));
    } finally {
      given.admin().post("scheduler/resume").mustBe(200);
    }
    awaitFiresAgain(everySecond);
    EachSecond.hasOneLog(everySecond);
  }

  @Test
  void refusesWhatIsNotAllowedWithoutWaitingForALock() throws Exception {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var code = trigger.json().path("externalReferenceCode").asText();
    var admin = given.admin();
    var viewer = admin.as(User.VIEWER);
    var wrong = Map.of("name", "wrong", "priority", 11);
    var imported = Map.of("triggers", List.of(Map.of("externalReferenceCode", code)));
    var stale = admin.with("If-Match", "\"99\"");
    var refused =
        List.of(
            refused(403, () -> viewer.patch(trigger.path(""), Map.of("priority", 2))),
            refused(422, () -> admin.patch(trigger.path(""), Map.of("priority", 11))),
            refused(422, () -> admin.put(trigger.path(""), wrong)),
            refused(422, () -> admin.post("triggers", wrong)),
            refused(422, () -> admin.put("triggers/by-external-reference-code/" + code, wrong)),
            refused(422, () -> admin.post("import", imported)),
            refused(412, () -> stale.delete(trigger.path(""))),
            refused(412, () -> stale.post(trigger.path("/pause"))));

    try (var connection = POSTGRES.dataSource().getConnection();
        var lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("select 1 from dispatch_trigger where id = " + trigger.id() + " for update");
      lock.execute("select 1 from dispatch_key_lock for update");
      for (var request : refused) {
        var answer = CompletableFuture.supplyAsync(request.sent()).get(10, TimeUnit.SECONDS);
        answer.mustBe(request.status());
      }
      var allowed =
          CompletableFuture.supplyAsync(() -> admin.patch(trigger.path(""), Map.of("priority", 2)));
      await()
          .until(
              () ->
                  POSTGRES.number(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                      > 0);
      assertThat(allowed).isNotDone();
      connection.rollback();
      assertThat(allowed.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  @Test
  void isNotReadyWhileTheDatabaseTakesNoNewRows() throws Exception {
    // As a full disk is: what changes a row in its place, such as a heartbeat, still goes well.
    onDatabase(
        """
        create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception using errcode = '53100', message = 'No space left'; end $$
        """);
    onDatabase(
        "create trigger full_disk before insert on dispatch_log_open"
            + " for each row execute function full_disk()");
    var trigger = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(check("writes")).isEqualTo("DOWN"));
      assertThat(check("heartbeat")).isEqualTo("UP");
      assertThat(given.nobody().get("/health/ready").status()).isEqualTo(503);
    } finally {
      onDatabase("drop function full_disk() cascade");
    }
    trigger.api().post(trigger.path("/pause")).mustBe(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(given.nobody().get("/health/ready").status()).isEqualTo(200));
  }

  private static void onDatabase(String sql) throws SQLException {
    try (var connection = POSTGRES.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String check(String name) {
    for (var check : given.nobody().get("/health/ready").json().path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check.path("status").asText();
      }
    }
    return "none";
  }

  @Test
  void losesNothingWhenTheServerIsStoppedOrKilled() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var slow = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    everySecond.awaitLogs(2, Log::isSuccessful);

    SERVER.stop();
    SERVER.start();
    awaitFiresAgain(everySecond);
    var interrupted = slow.awaitStarted(slow.runNow());
    SERVER.kill();
    SERVER.start();
    awaitFiresAgain(everySecond);

    EachSecond.hasOneLog(everySecond);
    assertThat(everySecond.logs())
        .filteredOn(log -> log.cause().equals("MISFIRE") && log.isSuccessful())
        .as("one for each time the server was away")
        .hasSize(2);
    var ended = slow.log(interrupted.id());
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.reason()).isEqualTo("NODE_LOST");
    assertThat(slow.awaitStarted(slow.runNow()).isInProgress()).as("its slot is free").isTrue();
  }

  private record Refused(int status, Supplier<Answer> sent) {}

  private static Refused refused(int status, Supplier<Answer> sent) {
    return new Refused(status, sent);
  }

  private static void awaitFiresAgain(Trigger trigger) {
    var now = Instant.now();
    trigger.awaitLogs(
        2,
        log ->
            log.isSuccessful() && log.cause().equals("SCHEDULE") && log.plannedDate().isAfter(now));
  }
}
