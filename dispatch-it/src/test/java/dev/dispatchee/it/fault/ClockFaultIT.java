// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes, of which one has a clock that is off. Needs the library of Debian's libfaketime. */
class ClockFaultIT {

  private static final Duration LATEST_FIRE = Duration.ofMillis(1500);
  private static final int SECONDS = 10;

  // Ahead: an alarm that rings too early is set again. One that rings too late is taken over.
  private static final String OFF = System.getProperty("dispatch.it.clock-off", "+5s");

  private static final int MOST_COMMITS = 90 * SECONDS;

  private static final Cluster CLUSTER = Cluster.make("clock-fault");
  private static final ServerProcess FIRST = CLUSTER.first();
  private static final ServerProcess SECOND = CLUSTER.second();

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SECOND.log());

  @RegisterExtension private final Given given = new Given(FIRST.application());

  @BeforeAll
  static void startTheOneThatIsRight() {
    assumeTrue(library().isPresent(), "libfaketime is not installed");
    SECOND.setVariable("LD_PRELOAD", library().orElseThrow().toString());
    SECOND.setVariable("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // Else nothing waits for as long as it should.
    SECOND.setVariable("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    FIRST.start();
  }

  @AfterAll
  static void end() {
    CLUSTER.close();
  }

  @Test
  void everythingGoesByTheClockOfTheDatabase() {
    SECOND.setVariable("FAKETIME", OFF);
    SECOND.start();
    try {
      bothFireInTime();
    } finally {
      SECOND.stop();
      FIRST.stop();
      FIRST.start();
    }
  }

  private void bothFireInTime() {
    assertThat(Cluster.isAlive(SECOND, FIRST)).isTrue();
    assertThat(Cluster.isAlive(FIRST, SECOND)).isTrue();
    var triggers =
        IntStream.range(0, 5)
            .mapToObj(i -> given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create())
            .toList();
    triggers.forEach(trigger -> trigger.awaitFireAfter(Instant.now()));

    // First both, then the one that is off alone.
    check(triggers, Instant.now());
    FIRST.stop();
    check(triggers, Instant.now().plusSeconds(2));
  }

  private static void check(List<Trigger> triggers, Instant from) {
    var to = from.plusSeconds(SECONDS);
    Cluster.passes(from);
    long before = commits();
    Cluster.passes(to);
    long commits = commits() - before;
    Cluster.passes(to.plusSeconds(2));
    var fires = CLUSTER.fires(triggers.stream().mapToLong(Trigger::id), from, to);
    System.out.println("a clock that is off: " + fires + ", " + commits + " commits");
    assertThat(fires.count()).isEqualTo((long) triggers.size() * SECONDS);
    assertThat(fires.missed()).isZero();
    assertThat(fires.latestMillis()).isLessThan(LATEST_FIRE.toMillis());
    assertThat(commits).as("no alarm that rings again and again").isLessThan(MOST_COMMITS);
    assertThat(
            triggers.stream()
                .map(trigger -> new Trigger(Cluster.admin(SECOND), trigger.id()))
                .flatMap(trigger -> trigger.newestLogs().stream())
                .filter(Log::hasEnded))
        .isNotEmpty()
        .allMatch(log -> !log.startDate().isBefore(log.plannedDate()));
  }

  private static long commits() {
    return CLUSTER
        .postgres()
        .number("select xact_commit from pg_stat_database where datname = current_database()");
  }

  private static Optional<Path> library() {
    try (var libraries = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")) {
      return libraries
          .map(system -> Path.of("/usr/lib", system, "faketime/libfaketime.so.1"))
          .filter(Files::exists)
          .findAny();
    }
  }
}
