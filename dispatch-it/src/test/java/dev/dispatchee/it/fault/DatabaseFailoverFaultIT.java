// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.PostgresPair;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * PostgreSQL is killed under load, and the standby that followed it takes its place. Two nodes know
 * both by address.
 */
class DatabaseFailoverFaultIT {

  private static final int FIRES_A_SECOND = 20;

  /** Within this time after the take-over each node is ready. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final Duration ON_TIME = Duration.ofSeconds(2);

  /** How long it takes until somebody has noticed that the database is gone. */
  private static final Duration UNNOTICED = Duration.ofSeconds(5);

  private static final Duration CUT_OFF = Duration.ofSeconds(3);

  /** statement_timeout is 8 s, socketTimeout 10 s. */
  private static final Duration LONGER_THAN_AN_ANSWER = Duration.ofSeconds(12);

  private static final PostgresPair DATABASES = PostgresPair.start("failover-data");
  private static final WitnessedServer FIRST =
      WitnessedServer.makeQuickOn("failover-a", DATABASES.values(), DATABASES::dataSource);
  private static final ServerProcess SECOND = FIRST.mate("failover-b", DATABASES.values());

  private static final List<Trigger> EACH_SECOND = new ArrayList<>();
  private static final ScheduledExecutorService USERS =
      Executors.newSingleThreadScheduledExecutor();
  private static volatile boolean quiet;

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(FIRST.process().log());

  @BeforeAll
  static void start() {
    FIRST.start();
    SECOND.start();
    for (int i = 0; i < FIRES_A_SECOND; i++) {
      EACH_SECOND.add(
          FIRST
              .create(
                  FIRST
                      .aTrigger("each second " + i)
                      .withCron("*/1 * * * * ?")
                      .with("overlapAllowed", i % 2 == 0)
                      .withAttempts(1 + i % 3, Duration.ofSeconds(1))
                      .withSetting("millis", Integer.toString(20 * i)))
              .orElseThrow());
    }
    var byHand = FIRST.create(FIRST.aTrigger("by hand").withOverlap()).orElseThrow();
    var changing = FIRST.create(FIRST.aTrigger("changes")).orElseThrow();
    var number = new AtomicInteger();
    USERS.scheduleWithFixedDelay(
        () -> {
          if (!quiet) {
            FIRST.run(byHand);
            int change = number.incrementAndGet();
            FIRST.change(changing, "change " + change, Map.of("priority", change % 10));
          }
        },
        0,
        100,
        TimeUnit.MILLISECONDS);
  }

  @AfterAll
  static void settle() throws InterruptedException {
    try (DATABASES;
        FIRST;
        SECOND) {
      USERS.shutdown();
      assertThat(USERS.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      var account = FIRST.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  @Test
  void losesNothingThatWasConfirmedIfCommitsWaitForTheStandby() {
    DATABASES.primary().setSynchronous(true);
    long firstMark = FIRST.process().log().mark();
    long secondMark = SECOND.log().mark();
    pass(Duration.ofSeconds(5));

    FIRST.isAway();
    var killed = kill();
    takeOver();

    isOnTimeAgain("synchronous", killed);
    assertThat(forgotten(firstMark, secondMark)).isEmpty();
    DATABASES.followAgain();
  }

  // What waits for the standby longer than a statement may take, or an answer, is not confirmed.
  @Test
  void losesNothingThatWasConfirmedEvenIfTheStandbyWasNotToBeHadBefore() {
    DATABASES.primary().setSynchronous(true);
    long firstMark = FIRST.process().log().mark();
    long secondMark = SECOND.log().mark();
    pass(Duration.ofSeconds(2));

    FIRST.isAway();
    DATABASES.cutOff();
    pass(LONGER_THAN_AN_ANSWER);
    var killed = kill();
    takeOver();

    isOnTimeAgain("synchronous, cut off", killed);
    assertThat(forgotten(firstMark, secondMark)).isEmpty();
    DATABASES.followAgain();
  }

  @Test
  void losesWhatTheStandbyDidNotHaveAndLeavesNoRunBehindIfCommitsDoNotWait() {
    DATABASES.primary().setSynchronous(false);
    long firstMark = FIRST.process().log().mark();
    long secondMark = SECOND.log().mark();
    pass(Duration.ofSeconds(5));
    // What users are told from now on may be lost, and is not asked for.
    quiet = true;
    pass(Duration.ofSeconds(1));
    var slow =
        FIRST
            .create(
                FIRST
                    .aTrigger("slow")
                    .withAttempts(2, Duration.ZERO)
                    .with("requestsRecovery", true)
                    .withSetting("millis", "2000"))
            .orElseThrow();
    var run = slow.awaitStarted(FIRST.run(slow).orElseThrow());
    pass(Duration.ofMillis(500));

    // It ends in a moment that the standby does not learn of.
    DATABASES.cutOff();
    pass(CUT_OFF);
    assertThat(slow.log(run.id()).isSuccessful()).isTrue();
    long ended = DATABASES.primary().number("select count(*) from dispatch_log where not is_open");
    FIRST.isAway();
    var killed = kill();
    var lostSince = latestCommitOfTheStandby();
    FIRST.isForgotten(lostSince, killed.plusMillis(1_000));
    long known = DATABASES.standby().number("select count(*) from dispatch_log where not is_open");
    System.out.printf(
        "lost: what was confirmed in %s, %d ends of runs among that%n",
        Duration.between(lostSince, killed), ended - known);
    assertThat(ended - known).isGreaterThan(FIRES_A_SECOND);
    takeOver();

    isOnTimeAgain("asynchronous", killed);
    assertThat(forgotten(firstMark, secondMark))
        .anyMatch(line -> List.of(line.split("\\D+", -1)).contains(Long.toString(run.id())));
    assertThat(slow.log(run.id()).reason()).isEqualTo("NODE_LOST");
    assertThat(slow.logs()).last().matches(Log::isSuccessful, "the second attempt");
    DATABASES.followAgain();
  }

  private static Instant latestCommitOfTheStandby() {
    return Instant.ofEpochMilli(
        DATABASES
            .standby()
            .number("select floor(1000 * extract(epoch from pg_last_xact_replay_timestamp()))"));
  }

  // What the nodes say of runs whose ends they had told the database.
  private static List<String> forgotten(long firstMark, long secondMark) {
    return Stream.concat(
            FIRST.process().log().since(firstMark).stream(),
            SECOND.log().since(secondMark).stream())
        .filter(line -> line.contains("DISP00526"))
        .toList();
  }

  private static Instant kill() {
    DATABASES.primary().kill();
    return Instant.now();
  }

  private static void takeOver() {
    pass(UNNOTICED);
    DATABASES.takeOver();
    var taken = Instant.now();
    FIRST.process().awaitReady();
    var first = Duration.between(taken, Instant.now());
    SECOND.awaitReady();
    var both = Duration.between(taken, Instant.now());
    System.out.printf("ready after the take-over: %s, both %s%n", first, both);
    FIRST.isBack();
    quiet = false;
    assertThat(both).isLessThan(RECOVERY);
  }

  private static void isOnTimeAgain(String how, Instant killed) {
    var from = Instant.now().plusSeconds(1);
    var to = from.plusSeconds(10);
    pass(Duration.ofSeconds(13));
    for (var trigger : EACH_SECOND) {
      assertThat(trigger.newestLogs())
          .filteredOn(log -> log.cause().equals("SCHEDULE"))
          .filteredOn(log -> !log.plannedDate().isBefore(from) && log.plannedDate().isBefore(to))
          .hasSize(10)
          .allMatch(Log::isSuccessful)
          .allSatisfy(
              log ->
                  assertThat(Duration.between(log.plannedDate(), log.startDate()))
                      .isLessThan(ON_TIME));
    }
    var missed = " from dispatch_log where status = 'MISSED' and queued_date > '" + killed + "'";
    System.out.printf(
        "%s: %d MISSED, planned from %d ms to %d ms after the kill%n",
        how,
        DATABASES.primary().number("select count(*)" + missed),
        DATABASES.primary().number(afterTheKill("min", killed) + missed),
        DATABASES.primary().number(afterTheKill("max", killed) + missed));
    assertThat(
            DATABASES
                .primary()
                .number("select count(*)" + missed + " and planned_date > '" + from + "'"))
        .isZero();
  }

  private static String afterTheKill(String which, Instant killed) {
    return "select coalesce(floor(1000 * extract(epoch from %s(planned_date) - timestamptz '%s')), 0)"
        .formatted(which, killed);
  }

  private static void pass(Duration time) {
    var end = Instant.now().plus(time);
    await().atMost(time.plusSeconds(5)).until(() -> Instant.now().isAfter(end));
  }
}
