// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.BellRinger;
import dev.dispatchee.it.probe.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bells are lost, doubled, shuffled, stale and no bells at all. */
class BellFaultIT {

  /** A node with free slots looks once a second; the rest is for a busy machine. */
  private static final Duration LATEST_START = Duration.ofSeconds(2);

  private static final WitnessedServer SERVER = WitnessedServer.make("bells", Map.of());
  private static Trigger everySecond;
  private static Trigger manual;
  private static Trigger ringer;

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @BeforeAll
  static void start() {
    var process = SERVER.process();
    process.deployArchive(Probes.archive("ringer", BellRinger.class));
    process.addRules(
        """
        RULE THE_BELL_IS_SILENT
        CLASS dev.dispatchee.listener.DispatchBell
        METHOD send
        AT ENTRY
        BIND silenced:java.io.File = new java.io.File("%s");
             unheard:java.io.File = new java.io.File("%s")
        IF silenced.exists()
        DO unheard.createNewFile(); RETURN
        ENDRULE
        """
            .formatted(silenced(), unheard()));
    SERVER.start();
    await().until(() -> SERVER.admin().get("executors/" + BellRinger.TYPE).status() == 200);
    everySecond = make(SERVER.aTrigger("every second").withCron("*/1 * * * * ?"));
    manual = make(SERVER.aTrigger("by hand").withSetting("millis", "200").withOverlap());
    ringer = make(SERVER.aTrigger("ringer").ofExecutor(BellRinger.TYPE).withOverlap());
  }

  private static Trigger make(TriggerDraft draft) {
    return SERVER.create(draft).orElseThrow();
  }

  private static Path silenced() {
    return SERVER.process().folder().resolve("silenced");
  }

  private static Path unheard() {
    return SERVER.process().folder().resolve("unheard");
  }

  @AfterAll
  static void settle() {
    try (SERVER) {
      var account = SERVER.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  @Test
  void startsWithinASecondWhatNoBellToldOf() throws IOException {
    Files.createFile(silenced());
    try {
      for (int i = 0; i < 5; i++) {
        // One after the other: a slot that becomes free looks for the next run by itself.
        var log = manual.awaitEnded(SERVER.run(manual).orElseThrow());

        assertThat(Duration.between(log.queuedDate(), log.startDate())).isLessThan(LATEST_START);
      }
      assertThat(unheard()).exists();
    } finally {
      Files.delete(silenced());
    }
  }

  @Test
  void startsEachRunOnceHoweverOftenItsBellRings() {
    var runs = new ArrayList<Log>();
    var rings = new ArrayList<Log>();
    for (int i = 0; i < 60; i++) {
      runs.add(SERVER.run(manual).orElseThrow());
      if (i % 20 == 0) {
        rings.add(ring(runs));
      }
    }
    rings.add(ring(runs));

    assertThat(endsOf(manual, runs)).extracting(Log::status).containsOnly("SUCCESSFUL");
    rings.add(ring(runs));
    assertThat(endsOf(ringer, rings)).extracting(Log::status).containsOnly("SUCCESSFUL");
    everySecond.awaitFireAfter(Instant.now());
  }

  // One at a time, together, and of a run that never was.
  private static Log ring(List<Log> runs) {
    var bells =
        runs.stream()
            .map(run -> Long.toString(run.id()))
            .collect(Collectors.toCollection(ArrayList::new));
    bells.add(String.join(" ", bells.subList(0, Math.min(bells.size(), 100))));
    bells.add("999999999999");
    bells.add("");
    var settings = Map.of("bells", String.join("\n", bells), "times", "5");
    return ringer
        .api()
        .post(ringer.path("/run"), Map.of("dispatchTaskSettings", settings))
        .mustBe(202)
        .as(Log.class);
  }

  private static List<Log> endsOf(Trigger trigger, List<Log> runs) {
    return runs.stream().map(trigger::awaitEnded).toList();
  }
}
