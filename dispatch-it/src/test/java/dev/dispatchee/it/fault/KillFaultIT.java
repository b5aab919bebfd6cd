// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server is killed at the worst moments, and owes no due instant and no answered request. */
// First, while others run beside it: it minds nothing but what is lost.
@Order(1)
class KillFaultIT {

  private static final Duration HALTS_WITHIN = Duration.ofSeconds(20);

  private static final WitnessedServer SERVER = WitnessedServer.make("killed", Map.of());
  private static Trigger everySecond;
  private static Trigger manual;

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @BeforeAll
  static void start() {
    var process = SERVER.process();
    process.addRules(Halt.rules(process.folder()));
    SERVER.start();
    everySecond = make(SERVER.aTrigger("every second").withSetting("millis", "300"));
    make(
        SERVER
            .aTrigger("fails once")
            .withSetting("failures", "1")
            .withAttempts(3, Duration.ofSeconds(1))
            .withOverlap());
    manual =
        SERVER
            .create(SERVER.aTrigger("by hand").withSetting("millis", "50").withOverlap())
            .orElseThrow();
  }

  private static Trigger make(TriggerDraft draft) {
    return SERVER
        .create(draft.withCron("*/1 * * * * ?").withAttempts(3, Duration.ofSeconds(1)))
        .orElseThrow();
  }

  @AfterAll
  static void settle() {
    try (SERVER) {
      var account = SERVER.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWhenItIsKilledAsSoonAs(Halt halt) throws IOException {
    var process = SERVER.process();
    Files.createFile(halt.armedBy(process.folder()));

    await()
        .atMost(HALTS_WITHIN)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              useIt(halt);
              return !process.isRunning();
            });
    assertThat(halt.armedBy(process.folder())).as("where it was halted").doesNotExist();
    SERVER.isAway();
    SERVER.start();

    everySecond.awaitFireAfter(Instant.now());
  }

  private static void useIt(Halt halt) {
    var text = "%s %d".formatted(halt.ordinal(), System.nanoTime());
    SERVER.run(manual);
    SERVER.change(manual, text, Map.of());
    SERVER.create(SERVER.aTrigger(text));
  }
}
