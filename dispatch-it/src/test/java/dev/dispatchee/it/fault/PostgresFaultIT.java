// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL goes away under load, in several ways, and comes back. */
class PostgresFaultIT {

  /** The default of dispatch.heartbeat.dead. */
  private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

  /** How long after the return of the database everything is on time again. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final Duration ON_TIME = Duration.ofSeconds(2);

  /** Bytes: the server's pool writes some 10,000 for each connection that it cannot get. */
  private static final long MOST_LOG = 2_000_000;

  private static final Pattern NUMBER = Pattern.compile("DISP\\d{5}");
  // And a refusal in the moment in which the database goes, of which the audit cannot be told.
  private static final Pattern WHAT_USERS_DO = Pattern.compile("DISP0032[01]|DISP00602");

  private static final PostgresServer POSTGRES = PostgresServer.start("postgres-fault-data");
  private static final Wire WIRE = Wire.to(POSTGRES.port());
  private static final WitnessedServer SERVER =
      WitnessedServer.makeOnPostgres("postgres-fault", POSTGRES, WIRE.port());

  private static Trigger everySecond;
  private static ScheduledExecutorService users;
  private static volatile boolean quiet;

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @BeforeAll
  static void start() {
    SERVER.start();
    everySecond = make(SERVER.aTrigger("every second").withCron("*/1 * * * * ?").withOverlap());
    var load = new SoakLoad(SERVER, new Random(7));
    load.begin();
    users = Executors.newSingleThreadScheduledExecutor();
    users.scheduleWithFixedDelay(
        () -> {
          if (!quiet) {
            load.act();
          }
        },
        0,
        100,
        TimeUnit.MILLISECONDS);
  }

  private static Trigger slow() {
    return make(SERVER.aTrigger("slow since " + Instant.now()).withSetting("millis", "30000"));
  }

  private static Trigger make(TriggerDraft draft) {
    return SERVER.create(draft).orElseThrow();
  }

  @AfterAll
  static void settle() throws InterruptedException {
    try (POSTGRES;
        WIRE;
        SERVER) {
      users.shutdown();
      assertThat(users.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      var account = SERVER.settle();
      System.out.println(account);
      account.mustBeSound();
    }
  }

  @Test
  void isOnTimeAgainSoonAfterTheDatabaseWasKilled() {
    isOnTimeAgainAfter(
        () -> {
          POSTGRES.kill();
          pass(Duration.ofSeconds(15));
          POSTGRES.startAgain();
        });
  }

  // Any other alarm that is set meanwhile would fire all that is due, and hide that this one is
  // lost.
  @Test
  void noticesByItselfThatItsOnlyAlarmIsLost() {
    quiet = true;
    var others = activeBut(everySecond);
    others.forEach(other -> setActive(other, false));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                POSTGRES.number(
                        "select count(*) from dispatch_log where is_open and trigger_id <> "
                            + everySecond.id())
                    == 0);
    everySecond.awaitFireAfter(Instant.now());

    SERVER.isAway();
    POSTGRES.kill();
    pass(Duration.ofSeconds(5));
    POSTGRES.startAgain();
    var back = Instant.now();
    SERVER.isBack();

    mustBeOnTimeFrom(back.plus(RECOVERY));
    others.forEach(other -> setActive(other, true));
    quiet = false;
  }

  private static List<Long> activeBut(Trigger one) {
    var items =
        SERVER.admin().get("triggers?pageSize=200&active=true").mustBe(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("id").asLong())
        .filter(id -> id != one.id())
        .toList();
  }

  // One that has ended meanwhile cannot become active again.
  private static void setActive(long trigger, boolean active) {
    var answer = SERVER.admin().patch("triggers/" + trigger, Map.of("active", active));
    assertThat(answer.status()).isIn(active ? List.of(200, 422) : List.of(200));
  }

  @Test
  void isOnTimeAgainSoonAfterItsConnectionsHung() {
    isOnTimeAgainAfter(
        () -> {
          WIRE.cut();
          pass(Duration.ofSeconds(20));
          WIRE.mend();
        });
  }

  @Test
  void comesUpByItselfWhenTheDatabaseIsThereAtLast() {
    everySecond.awaitFireAfter(Instant.now());
    SERVER.stop();
    POSTGRES.kill();
    long mark = SERVER.process().log().mark();

    SERVER.process().beginToStart();
    await().atMost(Duration.ofSeconds(60)).until(() -> numbersSince(mark).contains("DISP00513"));
    pass(Duration.ofSeconds(10));
    tellsWhyAndOnce(mark);
    POSTGRES.startAgain();
    SERVER.process().awaitReady();
    SERVER.isBack();

    everySecond.awaitFireAfter(Instant.now());
  }

  // The driver's reason, which is not the pool's, and once for as long as it waits.
  private static void tellsWhyAndOnce(long mark) {
    assertThat(SERVER.process().log().since(mark))
        .filteredOn(line -> line.contains("DISP00513"))
        .singleElement()
        .asString()
        .containsAnyOf("refused", "The connection attempt failed")
        .doesNotContain("null");
  }

  @Test
  void endsTheRunsOfAKilledProcessAsSoonAsItStartsAgain() {
    var slow = slow();
    var running = slow.awaitStarted(SERVER.run(slow).orElseThrow());

    SERVER.kill();
    long deadAt = Instant.now().plus(DEAD_AFTER).toEpochMilli();
    SERVER.start();

    var ended = slow.log(running.id());
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.reason()).isEqualTo("NODE_LOST");
    long startedAt = millis("max(started_date) from dispatch_node");
    long endedAt = millis("max(end_date) from dispatch_log where id = " + running.id());
    assertThat(endedAt - Math.max(startedAt, deadAt))
        .as("milliseconds after the new process began to start and the old one counts as dead")
        .isLessThanOrEqualTo(5_000);
    assertThat(endedAt).isGreaterThanOrEqualTo(startedAt);
    assertThat(slow.awaitStarted(SERVER.run(slow).orElseThrow()).isInProgress())
        .as("its slot is free")
        .isTrue();
  }

  private static long millis(String date) {
    return POSTGRES.number(
        "select extract(epoch from x) * 1000 from (select %s) as d (x)".formatted(date));
  }

  private static void isOnTimeAgainAfter(Runnable outage) {
    var lostBefore = lost();
    everySecond.awaitFireAfter(Instant.now());
    var slow = slow();
    var running = slow.awaitStarted(SERVER.run(slow).orElseThrow());
    long mark = SERVER.process().log().mark();

    SERVER.isAway();
    var begun = Instant.now();
    outage.run();
    var back = Instant.now();
    SERVER.isBack();

    mustBeOnTimeFrom(back.plus(RECOVERY));
    var node = SERVER.admin().get("nodes").mustBe(200).json().at("/items/0");
    assertThat(Instant.parse(node.path("databaseAwayDate").asText()))
        .isBetween(begun.minusSeconds(1), back.plusSeconds(1));
    assertThat(Instant.parse(node.path("databaseBackDate").asText()))
        .isBetween(begun, back.plus(RECOVERY));
    assertThat(numbersSince(mark)).containsOnlyOnce("DISP00801", "DISP00802").hasSize(2);
    assertThat(SERVER.process().log().mark() - mark).isLessThan(MOST_LOG);
    assertThat(
            await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> slow.log(running.id()), Log::hasEnded)
                .status())
        .isEqualTo("SUCCESSFUL");
    assertThat(lost()).isEqualTo(lostBefore);
  }

  // For ten seconds.
  private static void mustBeOnTimeFrom(Instant from) {
    var to = from.plusSeconds(10);
    await().atMost(Duration.ofSeconds(40)).until(() -> Instant.now().isAfter(to.plus(ON_TIME)));
    assertThat(everySecond.newestLogs())
        .filteredOn(one -> !one.plannedDate().isBefore(from) && one.plannedDate().isBefore(to))
        .hasSize(10)
        .allSatisfy(
            one -> {
              assertThat(one.status()).isEqualTo("SUCCESSFUL");
              assertThat(one.cause()).isEqualTo("SCHEDULE");
              assertThat(Duration.between(one.plannedDate(), one.startDate())).isLessThan(ON_TIME);
            });
  }

  // What the server itself says is not ours to number, and what executors do is theirs.
  private static List<String> numbersSince(long mark) {
    return SERVER.process().log().since(mark).stream()
        .filter(line -> !WHAT_USERS_DO.matcher(line).find())
        .flatMap(line -> NUMBER.matcher(line).results())
        .map(MatchResult::group)
        .toList();
  }

  private static void pass(Duration time) {
    var end = Instant.now().plus(time);
    await().atMost(time.plusSeconds(5)).until(() -> Instant.now().isAfter(end));
  }

  private static long lost() {
    return POSTGRES.number("select count(*) from dispatch_log where reason = 'NODE_LOST'");
  }
}
