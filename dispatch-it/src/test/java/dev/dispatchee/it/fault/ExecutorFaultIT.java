// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.RogueExecutor;
import dev.dispatchee.it.probe.RogueExecutor.Misdeed;
import dev.dispatchee.it.probe.VanishingExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executors do what they should not, all at once, beside a trigger that must not notice. */
class ExecutorFaultIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final WitnessedServer SERVER =
      WitnessedServer.make(
          "misused", Map.of("dispatch.cancel.grace", "PT2S", "dispatch.executor.grace", "PT10S"));

  private static final JavaArchive VANISHING = Probes.archive("vanishing", VanishingExecutor.class);

  private static final Map<Misdeed, Trigger> TRIGGERS = new EnumMap<>(Misdeed.class);
  private static final Map<Misdeed, Log> RUNS = new EnumMap<>(Misdeed.class);
  private static Trigger neighbour;

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @BeforeAll
  static void haveAllMisbehaveAtOnce() {
    var process = SERVER.process();
    // A quarter of what one of them writes, and no way to go on without memory.
    process.addOption("-Xmx256m");
    process.addOption("-XX:+ExitOnOutOfMemoryError");
    process.deployArchive(Probes.archive("rogue", RogueExecutor.class, Misdeed.class));
    process.deployArchive(VANISHING);
    SERVER.start();
    await().until(() -> SERVER.admin().get("executors/" + RogueExecutor.TYPE).status() == 200);
    await().until(() -> SERVER.admin().get("executors/" + VanishingExecutor.TYPE).status() == 200);
    neighbour =
        SERVER
            .create(SERVER.aTrigger("neighbour").withCron("*/1 * * * * ?").withOverlap())
            .orElseThrow();
    for (var misdeed : Misdeed.values()) {
      var draft =
          SERVER
              .aTrigger(misdeed.name())
              .ofExecutor(RogueExecutor.TYPE)
              .withSetting("misdeed", misdeed.name());
      switch (misdeed) {
        case HANGS, IS_DEAF, SWALLOWS_ITS_END -> draft.withTimeout(Duration.ofSeconds(2));
        default -> draft.withTimeout(PATIENCE);
      }
      TRIGGERS.put(misdeed, SERVER.create(draft).orElseThrow());
    }
    TRIGGERS.forEach((misdeed, trigger) -> RUNS.put(misdeed, trigger.runNow()));
  }

  @AfterAll
  static void settle() {
    try (SERVER) {
      var account = SERVER.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  private static Log endOf(Misdeed misdeed) {
    var run = RUNS.get(misdeed);
    return await().atMost(PATIENCE).until(() -> TRIGGERS.get(misdeed).log(run.id()), Log::hasEnded);
  }

  @ParameterizedTest
  @EnumSource(names = {"THROWS", "IS_OUT_OF_MEMORY", "LACKS_A_CLASS"})
  void failsWithWhatIsThrown(Misdeed misdeed) {
    var log = endOf(misdeed);

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.reason()).isNull();
    assertThat(log.error()).containsAnyOf("as told", "as/told", "NUL \uFFFD and half of a pair");
    assertThat(log.stackTrace()).contains("RogueExecutor");
  }

  @Test
  void endsWhatHangsWhenItsTimeIsUp() {
    var log = endOf(Misdeed.HANGS);

    assertThat(log.status()).isEqualTo("TIMED_OUT");
    assertThat(log.reason()).isEqualTo("TIMEOUT");
    assertThat(log.durationMillis()).isBetween(2_000L, 5_000L);
  }

  @Test
  void doesNotTakeForASuccessWhatReturnedWhenItsTimeWasUp() {
    assertThat(endOf(Misdeed.SWALLOWS_ITS_END).status()).isEqualTo("TIMED_OUT");
  }

  @Test
  void keepsTheSlotOfADeafRunUntilItsThreadEnds() {
    var log = endOf(Misdeed.IS_DEAF);
    var trigger = TRIGGERS.get(Misdeed.IS_DEAF);

    assertThat(log.status()).isEqualTo("TIMED_OUT");
    assertThat(log.durationMillis()).isBetween(4_000L, 6_000L);
    trigger
        .api()
        .patch(
            trigger.path(""),
            Map.of("dispatchTaskSettings", Map.of("misdeed", Misdeed.THROWS.name())))
        .mustBe(200);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !"OVERLAP".equals(trigger.awaitEnded(trigger.runNow()).reason()));
  }

  private static final int LONGEST_LINE = 16 * 1024;

  @Test
  void keepsTheBeginningAndTheEndOfAFlood() {
    var log = endOf(Misdeed.FLOODS);

    assertThat(log.status()).as(log.toString()).isEqualTo("SUCCESSFUL");
    assertThat(log.outputBytes()).isEqualTo(RogueExecutor.FLOOD_BYTES);
    assertThat(log.outputTruncated()).isTrue();
    // Both ends stop where a line does, so a little less than what may be kept is.
    assertThat(TRIGGERS.get(Misdeed.FLOODS).output(log))
        .contains(" bytes left out")
        .hasSizeBetween((1 << 20) - LONGEST_LINE, (1 << 20) + 200);
  }

  @Test
  void storesBytesThatAreNoText() {
    var log = endOf(Misdeed.WRITES_BINARY);

    assertThat(log.status()).as(log.toString()).isEqualTo("SUCCESSFUL");
    assertThat(log.outputTruncated()).isTrue();
    assertThat(TRIGGERS.get(Misdeed.WRITES_BINARY).output(log))
        .contains("\uFFFD")
        .doesNotContain("\0");
  }

  @Test
  void takesNothingFromAThreadThatOutlivesItsRun() {
    var trigger = TRIGGERS.get(Misdeed.LEAKS_A_THREAD);
    var log = endOf(Misdeed.LEAKS_A_THREAD);
    assertThat(log.status()).isEqualTo("SUCCESSFUL");
    var output = trigger.output(log);

    var later = trigger.awaitEnded(trigger.runNow());

    assertThat(later.status()).isEqualTo("SUCCESSFUL");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> trigger.log(log.id()).equals(log) && trigger.output(log).equals(output));
  }

  @Test
  void runsWhatWaitedForAnExecutorThatIsBackWithinTheGrace() {
    var trigger =
        SERVER
            .create(SERVER.aTrigger("comes and goes").ofExecutor(VanishingExecutor.TYPE))
            .orElseThrow();
    SERVER.process().undeploy(VANISHING);
    var run = trigger.runNow();
    assertThat(trigger.log(run.id()).status()).isEqualTo("QUEUED");

    SERVER.process().deployArchive(VANISHING);

    assertThat(trigger.awaitEnded(run).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void cancelsWhatWaitedLongerThanTheGraceAndKeepsItsTrigger() {
    var trigger =
        SERVER
            .create(SERVER.aTrigger("does not come").ofExecutor(VanishingExecutor.TYPE))
            .orElseThrow();
    SERVER.process().undeploy(VANISHING);
    try {
      var run = trigger.runNow();

      var log =
          await().atMost(Duration.ofSeconds(20)).until(() -> trigger.log(run.id()), Log::hasEnded);

      assertThat(log.status()).isEqualTo("CANCELED");
      assertThat(log.reason()).isEqualTo("EXECUTOR_MISSING");
      assertThat(log.error()).contains(VanishingExecutor.TYPE);
      assertThat(Duration.between(log.queuedDate(), log.endDate()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
      assertThat(trigger.json().path("executorAvailable").asBoolean()).isFalse();
    } finally {
      SERVER.process().deployArchive(VANISHING);
    }
  }

  @Test
  void letsANeighbourRunInTime() {
    endOf(Misdeed.FLOODS);
    neighbour.awaitFireAfter(Instant.now());

    var worst =
        neighbour.logs().stream()
            .filter(log -> log.startDate() != null)
            .mapToLong(log -> Duration.between(log.plannedDate(), log.startDate()).toMillis())
            .max()
            .orElseThrow();
    assertThat(neighbour.logs())
        .filteredOn(Log::hasEnded)
        .allSatisfy(log -> assertThat(log.status()).isEqualTo("SUCCESSFUL"));
    assertThat(worst).as("late by milliseconds").isLessThan(2_000);
  }
}
