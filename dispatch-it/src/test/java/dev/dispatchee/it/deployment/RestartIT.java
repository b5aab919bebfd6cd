// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.EachSecond;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.SlowAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server that is killed or stopped owes to its runs, on a process of its own. */
class RestartIT {

  private static final ServerProcess SERVER =
      ServerProcess.make(
          "restarted",
          Map.of(
              "dispatch.http-request.allow", "127.0.0.1",
              "dispatch.heartbeat.interval", "PT1S",
              "dispatch.heartbeat.dead", "PT3S",
              "dispatch.sweep.interval", "PT1S",
              "dispatch.misfire.grace", "PT1S",
              "dispatch.misfire.threshold", "PT6S"));

  /** A start takes longer than the threshold: so the silence of a restart is a misfire. */
  private static final Duration THRESHOLD = Duration.ofSeconds(6);

  private static final String DRAINING = "DISP00310";
  private static final String STOPPED = "DISP00507";

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @RegisterExtension private final Given given = new Given(SERVER.application());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Test
  void losesNothingWhenItIsKilled() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var slow = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var manual = given.aTrigger().withOverlap().create();
    everySecond.awaitLogs(2, Log::isSuccessful);
    var interrupted = slow.awaitStarted(slow.runNow());
    var answered = new ArrayList<Log>();
    for (int i = 0; i < 25; i++) {
      answered.add(manual.runNow());
    }

    SERVER.kill();
    var killed = Instant.now();
    SERVER.start();
    var up = Instant.now();

    everySecond.awaitLogs(
        2,
        log ->
            log.isSuccessful() && log.cause().equals("SCHEDULE") && log.plannedDate().isAfter(up));
    EachSecond.hasOneLog(everySecond);
    assertOneMisfireStandsForTheGap(everySecond, killed);

    var ended = slow.log(interrupted.id());
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.reason()).isEqualTo("NODE_LOST");
    assertThat(ended.endDate()).isAfter(killed.minusSeconds(1));
    assertThat(slow.awaitStarted(slow.runNow()).isInProgress()).as("its slot is free").isTrue();

    for (var run : answered) {
      var after = manual.awaitEnded(run);
      assertThat(after.status()).isIn("SUCCESSFUL", "FAILED");
      assertThat(after.reason()).isIn(null, "NODE_LOST");
    }
    assertThat(manual.logs()).hasSameSizeAs(answered);
  }

  @Test
  void staysPausedThroughARestartAndRecoversALostRunWhenThatIsWanted() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var slow =
        given
            .aTrigger()
            .thatTakes(Duration.ofSeconds(60))
            .withAttempts(1, Duration.ZERO)
            .with("requestsRecovery", true)
            .create();
    everySecond.awaitLogs(1, Log::isSuccessful);
    var lost = slow.awaitStarted(slow.runNow());
    var answer = given.admin().post("scheduler/pause").mustBe(200).json();
    var paused = Instant.parse(answer.path("pausedDate").asText());

    SERVER.kill();
    SERVER.start();

    assertThat(given.admin().get("scheduler").json().path("paused").asBoolean()).isTrue();
    assertThat(given.admin().get("overview").json().path("schedulerPaused").asBoolean()).isTrue();
    var recovery = slow.awaitLogs(1, log -> log.cause().equals("RECOVERY")).get(0);
    assertThat(recovery.status()).isEqualTo("QUEUED");
    assertThat(recovery.originLogId()).isEqualTo(lost.id());
    assertThat(everySecond.logs()).allMatch(log -> log.plannedDate().isBefore(paused));

    given.admin().post("scheduler/resume").mustBe(200);
    slow.awaitStarted(recovery);
    var made = everySecond.awaitLogs(1, log -> log.missedCount() != null && log.hasEnded());
    assertThat(made).allMatch(log -> log.cause().equals("MISFIRE"));
    EachSecond.hasOneLog(everySecond);
  }

  @Test
  void endsItsRunsBeforeItStopsWhenItIsAskedTo() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var slow = given.aTrigger().thatTakes(Duration.ofSeconds(3)).create();
    everySecond.awaitLogs(2, Log::isSuccessful);
    var running = slow.awaitStarted(slow.runNow());

    SERVER.stop();
    var stopped = Instant.now();
    SERVER.start();
    var up = Instant.now();

    var ended = slow.log(running.id());
    assertThat(ended.status()).as(ended.toString()).isEqualTo("SUCCESSFUL");
    assertThat(ended.durationMillis()).isBetween(3_000L, 6_000L);
    assertThat(ended.endDate()).isBefore(stopped);
    assertThat(slow.logs()).hasSize(1);
    everySecond.awaitLogs(
        2,
        log ->
            log.isSuccessful() && log.cause().equals("SCHEDULE") && log.plannedDate().isAfter(up));
    EachSecond.hasOneLog(everySecond);
    // Two that were due before the first claim of the new start may still meet.
    assertThat(everySecond.logs())
        .extracting(Log::reason)
        .as("nothing was cut off")
        .isSubsetOf(null, "MISFIRE", "OVERLAP");
  }

  @Test
  void endsItsRunsBeforeTheApplicationIsUndeployed() {
    try (var slowAnswer = new SlowAnswer()) {
      var trigger =
          given
              .aTrigger()
              .ofExecutor("http-request")
              .withSetting("url", slowAnswer.uri().toString())
              .create();
      var running = trigger.awaitStarted(trigger.runNow());
      long mark = SERVER.log().mark();

      SERVER.beginToUndeployEar();
      awaitLine(mark, DRAINING);
      assertThat(SERVER.log().since(mark)).noneMatch(line -> line.contains(STOPPED));
      slowAnswer.release();
      awaitLine(mark, STOPPED);
      SERVER.deployEar();

      var ended = trigger.log(running.id());
      assertThat(ended.status()).as(ended.toString()).isEqualTo("SUCCESSFUL");
      assertThat(ended.attempt()).isOne();
      assertThat(trigger.logs()).hasSize(1);
    }
  }

  private static void awaitLine(long mark, String code) {
    await()
        .alias(code + " in " + SERVER.log())
        .atMost(Duration.ofSeconds(20))
        .until(() -> SERVER.log().since(mark).stream().anyMatch(line -> line.contains(code)));
  }

  @Test
  void accountsForEveryInstantWhateverIsDoneToIt() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    everySecond.awaitLogs(2, Log::isSuccessful);

    SERVER.deployEar();
    awaitFiresAgain(everySecond);
    SERVER.undeployEar();
    SERVER.deployEar();
    awaitFiresAgain(everySecond);
    SERVER.manage(":suspend(suspend-timeout=10)");
    everySecond.api().get(everySecond.path("")).mustBe(503);
    SERVER.manage(":resume");
    awaitFiresAgain(everySecond);

    everySecond.api().patch(everySecond.path(""), Map.of("active", false)).mustBe(200);
    EachSecond.hasOneLog(everySecond);
    everySecond.logs().forEach(log -> assertThat(everySecond.awaitEnded(log).hasEnded()).isTrue());
    assertThat(everySecond.logs())
        .extracting(Log::status)
        .as("nothing failed")
        .isSubsetOf("SUCCESSFUL", "MISSED");
  }

  private static void awaitFiresAgain(Trigger trigger) {
    var now = Instant.now();
    trigger.awaitLogs(
        2,
        log ->
            log.isSuccessful() && log.cause().equals("SCHEDULE") && log.plannedDate().isAfter(now));
  }

  private static void assertOneMisfireStandsForTheGap(Trigger trigger, Instant killed) {
    var logs = trigger.logs();
    var misfires = logs.stream().filter(log -> log.cause().equals("MISFIRE")).toList();
    var missed = logs.stream().filter(log -> log.status().equals("MISSED")).toList();
    var runs = new ArrayList<>(misfires);
    runs.removeAll(missed);
    assertThat(runs).hasSize(1);
    var run = runs.get(0);
    assertThat(run.status()).isEqualTo("SUCCESSFUL");
    assertThat(run.missedCount()).isEqualTo(missed.size());
    assertThat(missed).hasSizeGreaterThanOrEqualTo((int) THRESHOLD.toSeconds() - 2);
    assertThat(missed)
        .allSatisfy(
            log -> {
              assertThat(log.reason()).isEqualTo("MISFIRE");
              assertThat(log.startDate()).isNull();
              assertThat(log.plannedDate()).isBetween(killed.minusSeconds(2), run.plannedDate());
            });
  }
}
