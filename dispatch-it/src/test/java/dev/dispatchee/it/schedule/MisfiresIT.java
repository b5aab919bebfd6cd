// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What becomes of the instants at which a server was off.
 *
 * <p>A server is stopped, the dates in its database are moved as if that had been an hour ago, its
 * timers are deleted, and it is started again; what then is there is looked at by all tests.
 */
class MisfiresIT {

  // No sweep of the second start comes in the test, but the one that it begins with.
  private static final Map<String, String> RARE_SWEEPS = Map.of("dispatch.sweep.interval", "PT40S");
  private static final ServerProcess SERVER = ServerProcess.make("misfires", RARE_SWEEPS);
  private static final Given GIVEN = new Given(SERVER.application());

  private static final String OVERDUE = "DISP00201";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  // Each minute of the hour before this one: all 60 have passed, and the next comes in a day.
  private static final Instant HOUR = Instant.now().truncatedTo(HOURS).minus(1, HOURS);
  private static final String EACH_MINUTE =
      "0 * %d * * ?".formatted(HOUR.atOffset(ZoneOffset.UTC).getHour());

  private static Trigger fireOnce;
  private static Trigger skip;
  private static Trigger fireAll;
  private static Trigger once;
  private static Trigger ended;
  private static Trigger everySecond;

  private static Instant up;
  private static List<String> overdue;
  private static final Map<Trigger, List<Log>> LOGS = new HashMap<>();
  private static final Map<Trigger, Boolean> ACTIVE = new HashMap<>();
  private static final Map<Trigger, List<String>> AUDIT = new HashMap<>();

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @BeforeAll
  static void beOffForAnHour() {
    SERVER.start();
    fireOnce = eachMinute("FIRE_ONCE");
    skip = eachMinute("SKIP");
    fireAll = eachMinute("FIRE_ALL");
    var tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
    once = GIVEN.aTrigger().with("runOnceDate", tomorrow).with("active", true).create();
    ended =
        GIVEN
            .aTrigger()
            .withCron(EACH_MINUTE)
            .with("endDate", HOUR.plusSeconds(864_000).toString())
            .create();
    everySecond = GIVEN.aTrigger().withCron("* * * * * ?").with("misfirePolicy", "SKIP").create();
    everySecond.awaitLogs(2, Log::isSuccessful);
    SERVER.stop();
    moveDates();
    long mark = SERVER.log().mark();
    SERVER.start();
    up = Instant.now();
    awaitAllIsDealtWith();
    overdue = SERVER.log().since(mark).stream().filter(line -> line.contains(OVERDUE)).toList();
    for (var trigger : triggers()) {
      LOGS.put(trigger, trigger.logs());
      ACTIVE.put(trigger, trigger.json().path("active").asBoolean());
    }
    SERVER.stop();
    readAudit();
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Test
  void onFireOnceTheNewestRunsAndTheOthersAreMissed() {
    var logs = LOGS.get(fireOnce);

    assertEachMinuteHasOneLog(logs, 60);
    assertMissed(logs.subList(0, 59));
    var run = logs.get(59);
    assertThat(run.status()).isEqualTo("SUCCESSFUL");
    assertThat(run.cause()).isEqualTo("MISFIRE");
    assertThat(run.missedCount()).isEqualTo(59);
  }

  @Test
  void onSkipAllAreMissed() {
    assertEachMinuteHasOneLog(LOGS.get(skip), 60);
    assertMissed(LOGS.get(skip));
  }

  @Test
  void onFireAllEachRunsOneAfterTheOtherOldestFirst() {
    var logs = LOGS.get(fireAll);

    assertEachMinuteHasOneLog(logs, 60);
    assertThat(logs).extracting(Log::status).containsOnly("SUCCESSFUL");
    assertThat(logs).extracting(Log::cause).containsOnly("MISFIRE");
    for (int i = 1; i < logs.size(); i++) {
      assertThat(logs.get(i).startDate())
          .as("%s after %s", logs.get(i), logs.get(i - 1))
          .isAfterOrEqualTo(logs.get(i - 1).endDate());
    }
  }

  @Test
  void whatWasToRunOnceRunsAndItsTriggerBecomesInactive() {
    var logs = LOGS.get(once);

    assertThat(logs).hasSize(1);
    assertThat(logs.get(0).plannedDate()).isEqualTo(HOUR);
    assertThat(logs.get(0).status()).isEqualTo("SUCCESSFUL");
    assertThat(logs.get(0).cause()).isEqualTo("MISFIRE");
    assertThat(logs.get(0).missedCount()).isZero();
    assertThat(ACTIVE.get(once)).isFalse();
    assertThat(AUDIT.get(once)).containsExactly("CREATE", "SCHEDULE_ENDED");
  }

  @Test
  void aTriggerWhoseEndHasPassedAccountsForWhatCameBeforeAndBecomesInactive() {
    var logs = LOGS.get(ended);

    assertEachMinuteHasOneLog(logs, 30);
    assertMissed(logs.subList(0, 29));
    assertThat(logs.get(29).status()).isEqualTo("SUCCESSFUL");
    assertThat(logs.get(29).missedCount()).isEqualTo(29);
    assertThat(ACTIVE.get(ended)).isFalse();
    assertThat(AUDIT.get(ended)).containsExactly("CREATE", "SCHEDULE_ENDED");
  }

  @Test
  void aTriggerThatGoesOnStaysActive() {
    assertThat(Stream.of(fireOnce, skip, fireAll, everySecond))
        .allSatisfy(
            trigger -> {
              assertThat(ACTIVE.get(trigger)).isTrue();
              assertThat(AUDIT.get(trigger)).containsExactly("CREATE");
            });
  }

  @Test
  void theSweepFiresWhatHasLostItsTimersAndSaysSoOnce() {
    assertThat(overdue).singleElement().asString().contains("6 triggers");
  }

  @Test
  void theSweepSetsTheTimersAgain() {
    var since =
        LOGS.get(everySecond).stream().filter(log -> log.plannedDate().isAfter(up)).toList();

    assertThat(since).hasSizeGreaterThanOrEqualTo(5);
    assertThat(since).extracting(Log::cause).containsOnly("SCHEDULE");
    for (int i = 1; i < since.size(); i++) {
      assertThat(since.get(i).plannedDate())
          .isEqualTo(since.get(i - 1).plannedDate().plusSeconds(1));
    }
  }

  private static Trigger eachMinute(String policy) {
    return GIVEN
        .aTrigger()
        .withCron(EACH_MINUTE)
        .with("misfirePolicy", policy)
        // So that a run takes some milliseconds, and two at a time are seen.
        .withSetting("outputBytes", "500000")
        .create();
  }

  private static List<Trigger> triggers() {
    return List.of(fireOnce, skip, fireAll, once, ended, everySecond);
  }

  private static void moveDates() {
    var database = SERVER.database();
    for (var trigger : List.of(fireOnce, skip, fireAll, once, ended)) {
      assertThat(
              database.update(
                  "update dispatch_trigger set next_due_date = ?, next_fire_date = ? where id = ?",
                  HOUR,
                  HOUR,
                  trigger.id()))
          .isEqualTo(1);
    }
    database.update("update dispatch_trigger set run_once_date = ? where id = ?", HOUR, once.id());
    database.update(
        "update dispatch_trigger set end_date = ? where id = ?",
        HOUR.plusSeconds(29 * 60 + 30),
        ended.id());
    assertThat(
            database.update("delete from jboss_ejb_timer where timed_object_id like 'dispatch.%'"))
        .as("timers of every second")
        .isPositive();
  }

  private static void awaitAllIsDealtWith() {
    for (var trigger : List.of(fireOnce, skip, fireAll)) {
      awaitEnded(trigger, 60);
    }
    awaitEnded(once, 1);
    awaitEnded(ended, 30);
    everySecond.awaitLogs(5, log -> log.plannedDate().isAfter(up) && log.hasEnded());
  }

  private static void awaitEnded(Trigger trigger, int logs) {
    await()
        .alias("logs of trigger %d, see %s".formatted(trigger.id(), SERVER.log()))
        .atMost(PATIENCE)
        .until(() -> trigger.logs().stream().filter(Log::hasEnded).count() >= logs);
  }

  private static void readAudit() {
    for (var trigger : triggers()) {
      AUDIT.put(
          trigger,
          SERVER
              .database()
              .select(
                  "select action from dispatch_audit where entity = 'trigger' and entity_id = ?"
                      + " order by id",
                  trigger.id()));
    }
  }

  private static void assertEachMinuteHasOneLog(List<Log> logs, int count) {
    assertThat(logs)
        .extracting(Log::plannedDate)
        .isEqualTo(
            IntStream.range(0, count)
                .mapToObj(minute -> HOUR.plus(Duration.ofMinutes(minute)))
                .toList());
  }

  private static void assertMissed(List<Log> logs) {
    assertThat(logs)
        .allSatisfy(
            log -> {
              assertThat(log.status()).isEqualTo("MISSED");
              assertThat(log.reason()).isEqualTo("MISFIRE");
              assertThat(log.missedCount()).isEqualTo(1);
              assertThat(log.startDate()).isNull();
            });
  }
}
