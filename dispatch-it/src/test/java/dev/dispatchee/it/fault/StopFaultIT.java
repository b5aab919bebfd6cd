// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server is stopped, suspended and deployed again while runs are in progress and others wait. */
class StopFaultIT {

  /** As many as run at once, and fifty that wait. */
  private static final int RUNS = 16 + 50;

  private static final WitnessedServer SERVER =
      WitnessedServer.make(
          "stopped", Map.of("dispatch.stop.patience", "PT6S", "dispatch.cancel.grace", "PT2S"));

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @BeforeAll
  static void start() {
    // How long the server lets runs end before it stops and interrupts them.
    SERVER.process().addOption("-Dorg.wildfly.sigterm.suspend.timeout=5");
    SERVER.start();
    make(SERVER.aTrigger("every second").withCron("*/1 * * * * ?").withOverlap());
  }

  @AfterAll
  static void settle() {
    try (SERVER) {
      var account = SERVER.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  private static Trigger make(TriggerDraft draft) {
    return SERVER.create(draft).orElseThrow();
  }

  private static List<Log> queue(Trigger trigger) {
    var runs = new ArrayList<Log>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(SERVER.run(trigger).orElseThrow());
    }
    return runs;
  }

  private static List<Log> endsOf(Trigger trigger, List<Log> runs) {
    return runs.stream()
        .map(
            run ->
                await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> trigger.log(run.id()), Log::hasEnded))
        .toList();
  }

  @Test
  void endsWhatRunsAndKeepsWhatWaitsWhenItIsStopped() {
    var trigger = make(SERVER.aTrigger("stopped").withSetting("millis", "2500").withOverlap());
    var runs = queue(trigger);

    SERVER.stop();
    var stopped = Instant.now();
    SERVER.start();

    var ends = endsOf(trigger, runs);
    assertThat(ends).extracting(Log::status).containsOnly("SUCCESSFUL");
    assertThat(ends).filteredOn(log -> log.startDate().isBefore(stopped)).hasSizeBetween(16, RUNS);
    assertThat(ends).filteredOn(log -> log.startDate().isAfter(stopped)).isNotEmpty();
    assertThat(ends)
        .filteredOn(log -> log.startDate().isBefore(stopped))
        .allSatisfy(log -> assertThat(log.endDate()).isBefore(stopped));
  }

  @Test
  void triesAgainWhatItHadNoPatienceFor() {
    var trigger =
        make(
            SERVER
                .aTrigger("no patience")
                .withSetting("millis", "60000")
                .withAttempts(2, Duration.ofSeconds(1)));
    var run = trigger.awaitStarted(SERVER.run(trigger).orElseThrow());

    SERVER.stop();
    SERVER.start();

    var first = trigger.log(run.id());
    assertThat(first.status()).isEqualTo("FAILED");
    assertThat(first.reason()).isEqualTo("SERVER_STOPPED");
    assertThat(first.durationMillis()).isBetween(5_000L, 15_000L);
    var second = trigger.awaitLogs(1, log -> log.attempt() == 2).get(0);
    assertThat(second.cause()).isEqualTo("RECOVERY");
    assertThat(trigger.awaitStarted(second).isInProgress()).isTrue();
    assertThat(trigger.cancel(second).status()).isEqualTo(202);
  }

  // It has nobody to take it over, and must not do so itself when it finds its own heartbeat old.
  @Test
  void keepsItsRunsWhenItWasFrozenForLongerThanTheDeadTime() {
    var trigger = make(SERVER.aTrigger("frozen").withSetting("millis", "25000"));
    var run = trigger.awaitStarted(SERVER.run(trigger).orElseThrow());

    for (int times = 0; times < 3; times++) {
      SERVER.isAway();
      SERVER.process().freeze();
      var thawing = Instant.now().plusSeconds(5);
      await().until(() -> Instant.now().isAfter(thawing));
      SERVER.process().thaw();
      SERVER.isBack();
      // Until it may judge again.
      var steady = Instant.now().plusSeconds(4);
      await().until(() -> Instant.now().isAfter(steady));
    }

    assertThat(endsOf(trigger, List.of(run))).extracting(Log::status).containsExactly("SUCCESSFUL");
    assertThat(trigger.logs()).hasSize(1);
  }

  @Test
  void runsEverythingOnceWhenItIsDeployedAgain() {
    var trigger =
        make(SERVER.aTrigger("deployed again").withSetting("millis", "2500").withOverlap());
    var runs = queue(trigger);

    SERVER.isAway();
    SERVER.process().deployEar();
    SERVER.isBack();

    assertThat(endsOf(trigger, runs)).extracting(Log::status).containsOnly("SUCCESSFUL");
    assertThat(trigger.logs()).hasSize(RUNS);
  }

  @Test
  void lets40SecondsOfWorkEndWhileItIsSuspendedAndStartsNothingElse() {
    var slow = make(SERVER.aTrigger("slow").withSetting("millis", "40000"));
    var other = make(SERVER.aTrigger("waits for its end").withSetting("millis", "1").withOverlap());
    var running = slow.awaitStarted(SERVER.run(slow).orElseThrow());

    SERVER.isAway();
    SERVER.process().manage(":suspend(suspend-timeout=0)");
    var suspended = Instant.now();
    other.api().post(other.path("/run")).mustBe(503);
    await()
        .atMost(Duration.ofSeconds(50))
        .until(() -> Instant.now().isAfter(running.startDate().plusSeconds(42)));
    var resumed = Instant.now();
    SERVER.process().manage(":resume");
    SERVER.isBack();

    var ended = slow.awaitEnded(running);
    assertThat(ended.status()).as(ended.toString()).isEqualTo("SUCCESSFUL");
    assertThat(ended.durationMillis()).isBetween(40_000L, 42_000L);
    assertThat(other.awaitEnded(SERVER.run(other).orElseThrow()).isSuccessful()).isTrue();
    assertThat(SERVER.admin().get("logs?pageSize=200&sort=plannedDate:desc").items(Log.class))
        .filteredOn(log -> log.startDate() != null)
        .noneMatch(
            log ->
                log.startDate().isAfter(suspended.plusSeconds(2))
                    && log.startDate().isBefore(resumed));
  }
}
