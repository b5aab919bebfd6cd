// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.Dialect;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import dev.dispatchee.schedule.StartJitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DueTriggersTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;

  DueTriggersTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void makesARunOfADueInstantAndStoresTheNext() {
    var subject = engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();

    var fired = engine.dueTriggers.fireDue();

    assertThat(fired.triggers()).isEqualTo(1);
    assertThat(fired.queued()).hasSize(1);
    assertThat(fired.nextDue()).containsExactly(NOON.plusSeconds(10));
    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(NOON);
    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("SCHEDULE");
    assertThat(engine.dueTriggers.fireDue().triggers()).isZero();
  }

  @Test
  void givesADueInstantOneRowThoughItsTriggerIsSetBack() {
    var subject = engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();
    var beside = engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();
    engine.dueTriggers.fireDue();
    end(subject);

    setBack(subject);
    engine.clock.tick(Duration.ofSeconds(10));
    var fired = engine.dueTriggers.fireDue();

    assertThat(fired.queued()).hasSize(2);
    for (var each : List.of(subject, beside)) {
      assertThat(logs(each))
          .extracting(LogRow::planned)
          .containsExactly(NOON, NOON.plusSeconds(10));
    }
    assertThat(engine.number(NEWEST_IS_THE_LATEST)).isEqualTo(2);
  }

  @Test
  void alsoWhileItsRunIsOpenOrWhenItWasMissed() {
    var open = engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();
    engine.dueTriggers.fireDue();
    setBack(open);
    engine.update("update dispatch_trigger set misfire_policy = 'SKIP'");
    engine.clock.tick(Duration.ofSeconds(61));
    engine.dueTriggers.fireDue();
    assertThat(logs(open)).hasSize(7).extracting(LogRow::planned).doesNotHaveDuplicates();

    setBack(open);
    engine.dueTriggers.fireDue();

    assertThat(logs(open)).hasSize(7).extracting(LogRow::planned).doesNotHaveDuplicates();
  }

  @Test
  void whatIsPutOffFiresThenAndKeepsItsPlannedDate() {
    var trigger = engine.aTrigger().withCron("0 0 * * * ?").withJitter(Duration.ofMinutes(30));
    var subject = trigger.dueAt(NOON).create();
    var putOff = StartJitter.of(subject.trigger().value(), Duration.ofMinutes(30));
    setDue(subject, NOON.plus(putOff));
    engine.clock.tick(putOff.minusMillis(1));
    assertThat(engine.dueTriggers.fireDue().triggers()).isZero();
    engine.clock.tick(Duration.ofMillis(1));

    var fired = engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(NOON);
    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("SCHEDULE");
    assertThat(fired.nextDue()).containsExactly(NOON.plusSeconds(3600).plus(putOff));
    assertThat(date("next_fire_date", subject)).isEqualTo(NOON.plusSeconds(3600));
  }

  @Test
  void lateIsWhatIsLateAfterItWasPutOff() {
    var trigger = engine.aTrigger().withCron("0 0 * * * ?").withJitter(Duration.ofMinutes(30));
    var subject = trigger.dueAt(NOON).create();
    var putOff = StartJitter.of(subject.trigger().value(), Duration.ofMinutes(30));
    setDue(subject, NOON.plus(putOff));
    engine.clock.tick(putOff.plusSeconds(61));

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("MISFIRE");
    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(NOON);
  }

  @Test
  void whoChangesATriggerHasWhatIsPutOffFiredBefore() {
    var trigger = engine.aTrigger().withCron("0 0 * * * ?").withJitter(Duration.ofMinutes(30));
    var subject = trigger.dueAt(NOON).create();
    var putOff = StartJitter.of(subject.trigger().value(), Duration.ofMinutes(30));
    setDue(subject, NOON.plus(putOff));
    engine.clock.tick(Duration.ofMillis(1));

    engine.database.inTransaction(
        connection ->
            engine.dueTriggers.fireBefore(connection, subject.trigger(), engine.clock.instant()));

    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(NOON);
    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("SCHEDULE");
    // And not what is due after that.
    engine.database.inTransaction(
        connection ->
            engine.dueTriggers.fireBefore(connection, subject.trigger(), NOON.plusSeconds(3600)));
    assertThat(logs(subject)).hasSize(1);
  }

  private void setDue(RunSubject subject, Instant due) {
    engine.update(
        "update dispatch_trigger set next_due_date = timestamp with time zone '%s' where id = %s"
            .formatted(due, subject.trigger()));
  }

  private Instant date(String column, RunSubject subject) {
    return engine.database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select " + column + " from dispatch_trigger where id = ?")) {
            select.setLong(1, subject.trigger().value());
            try (var row = select.executeQuery()) {
              row.next();
              return Instants.get(row, column);
            }
          }
        });
  }

  private static final String NEWEST_IS_THE_LATEST =
      """
      select count(*) from dispatch_trigger t join dispatch_log l on l.id = t.newest_log_id
      where l.planned_date = t.newest_planned_date
        and not exists (select 1 from dispatch_log n
          where n.trigger_id = t.id and n.planned_date > l.planned_date)
      """;

  private void setBack(RunSubject subject) {
    engine.update(
        "update dispatch_trigger set next_due_date = timestamp with time zone"
            + " '2026-11-24 12:00:00+00' where id = "
            + subject.trigger().value());
  }

  private void end(RunSubject subject) {
    var ids = logs(subject).stream().map(log -> new DispatchLogId(log.id())).toList();
    var run = engine.claims.claim(ids, List.of("hello"), 1).claimed().get(0);
    engine.results.end(
        List.of(
            new RunResult(
                run, RunStatus.SUCCESSFUL, null, NOON, NOON, null, null, KeptOutput.NONE, null)));
  }

  @Test
  void leavesTheVersionOfTheDefinitionAlone() {
    engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();

    engine.dueTriggers.fireDue();

    assertThat(engine.number("select version from dispatch_trigger")).isZero();
    assertThat(
            engine.number(
                "select count(*) from dispatch_trigger t join dispatch_log l"
                    + " on l.id = t.newest_log_id and l.planned_date = t.newest_planned_date"
                    + " and l.planned_date = t.previous_fire_date"))
        .isEqualTo(1);
  }

  @Test
  void firesEveryInstantThatIsAtMostTheGraceLate() {
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    engine.clock.tick(Duration.ofSeconds(5));

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).hasSize(6).extracting(LogRow::cause).containsOnly("SCHEDULE");
  }

  @Test
  void firesASingleInstantInTimeUpToTheThreshold() {
    var subject = engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON).create();
    engine.clock.tick(Duration.ofSeconds(60));

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::cause).containsExactly("SCHEDULE");
  }

  @Test
  void makesUpForMissedInstantsOnceAndAccountsForTheOthers() {
    var subject = engine.aTrigger().withCron("*/10 * * * * ?").dueAt(NOON).create();
    engine.clock.tick(Duration.ofSeconds(41));

    var fired = engine.dueTriggers.fireDue();

    assertThat(logs(subject))
        .extracting(LogRow::status)
        .containsExactly("MISSED", "MISSED", "MISSED", "MISSED", "QUEUED");
    var run = logs(subject).get(4);
    assertThat(fired.queued()).extracting(DispatchLogId::value).containsExactly(run.id());
    assertThat(run.cause()).isEqualTo("MISFIRE");
    assertThat(run.planned()).isEqualTo(NOON.plusSeconds(40));
    assertThat(run.missedCount()).isEqualTo(4);
    assertThat(logs(subject).get(0).reason()).isEqualTo("MISFIRE");
    assertThat(logs(subject).get(0).start()).isNull();
  }

  @Test
  void onPolicySkipMissesAll() {
    var subject =
        engine.aTrigger().withCron("*/10 * * * * ?").withMisfirePolicy("SKIP").dueAt(NOON).create();
    engine.clock.tick(Duration.ofSeconds(41));

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).hasSize(5).extracting(LogRow::status).containsOnly("MISSED");
  }

  @Test
  void onPolicyFireAllRunsEachInItsTurn() {
    var subject =
        engine
            .aTrigger()
            .withCron("*/10 * * * * ?")
            .withMisfirePolicy("FIRE_ALL")
            .dueAt(NOON)
            .create();
    engine.clock.tick(Duration.ofSeconds(41));

    var fired = engine.dueTriggers.fireDue();

    assertThat(logs(subject)).hasSize(5).extracting(LogRow::status).containsOnly("QUEUED");
    assertThat(engine.number("select count(*) from dispatch_log where waits")).isEqualTo(5);
    assertThat(fired.queued())
        .as("a hint for a later one would let it overtake")
        .extracting(DispatchLogId::value)
        .containsExactly(logs(subject).get(0).id());
  }

  @Test
  void tellsTheNewestThousandApartAndCountsTheOlder() {
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    engine.clock.tick(Duration.ofSeconds(1499));

    engine.dueTriggers.fireDue();

    var logs = logs(subject);
    assertThat(logs).hasSize(1001);
    assertThat(logs.get(0).planned()).isEqualTo(NOON);
    assertThat(logs.get(0).missedCount()).isEqualTo(500);
    assertThat(
            engine.number("select count(*) from dispatch_log where missed_until_date is not null"))
        .isEqualTo(1);
    assertThat(logs.get(1).planned()).isEqualTo(NOON.plusSeconds(500));
    assertThat(logs.get(1000).missedCount()).isEqualTo(1499);
  }

  @ParameterizedTest
  @CsvSource({"UTC, RUN_ONCE", "Europe/Berlin, RUN_TWICE", "Europe/Berlin, SKIP"})
  void isSoonDoneWithATriggerOfEverySecondThatWasOffForAYear(String zone, String rule) {
    var subject =
        engine
            .aTrigger()
            .withCron("* * * * * ?")
            .in(zone)
            .withDaylightSavingRule(rule)
            .dueAt(NOON)
            .create();
    engine.clock.tick(Duration.ofDays(365));
    long start = System.nanoTime();

    engine.dueTriggers.fireDue();

    var took = Duration.ofNanos(System.nanoTime() - start);
    System.getLogger(DueTriggersTest.class.getName())
        .log(System.Logger.Level.INFO, "a year of seconds took {0}", took);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
    int seconds = 365 * 24 * 3600 + 1;
    var logs = logs(subject);
    assertThat(logs).hasSize(1001);
    assertThat(logs.get(0).planned()).isEqualTo(NOON);
    assertThat(logs.get(0).missedCount()).isEqualTo(seconds - 1000);
    assertThat(
            engine.number(
                "select count(*) from dispatch_log where missed_until_date is not null"
                    + " and missed_until_date = timestamp with time zone '2027-11-24 11:43:20+00'"))
        .isEqualTo(1);
    assertThat(logs.get(1).planned()).isEqualTo(NOON.plusSeconds(seconds - 1000));
    assertThat(logs.get(1000).planned()).isEqualTo(engine.clock.instant());
    assertThat(logs.get(1000).missedCount()).isEqualTo(seconds - 1);
  }

  @Test
  void makesNoMoreRowsInOneTransactionThanItCanInsertSoon() {
    int triggers = 13;
    for (int i = 0; i < triggers; i++) {
      engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    }
    engine.clock.tick(Duration.ofHours(1));

    var first = engine.dueTriggers.fireDue();
    var second = engine.dueTriggers.fireDue();

    assertThat(first.triggers()).isEqualTo(10);
    assertThat(first.isAll()).isFalse();
    assertThat(second.triggers()).isEqualTo(triggers - 10);
    assertThat(second.isAll()).isTrue();
    assertThat(engine.number("select count(*) from dispatch_log")).isEqualTo(triggers * 1001);
  }

  @Test
  void recordsTheLocalTimesThatAGapSkips() {
    var gap = Instant.parse("2027-03-28T01:00:00Z");
    var subject =
        engine
            .aTrigger()
            .withCron("0 30 2 * * ?")
            .in("Europe/Berlin")
            .withDaylightSavingRule("SKIP")
            .dueAt(gap)
            .create();
    engine.clock.set(gap);

    var fired = engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::reason).containsExactly("GAP");
    assertThat(logs(subject)).extracting(LogRow::status).containsExactly("MISSED");
    assertThat(fired.nextDue()).containsExactly(Instant.parse("2027-03-29T00:30:00Z"));
  }

  @Test
  void countsAllLocalTimesThatAGapSkipsHoweverManyThereAre() {
    var gap = Instant.parse("2027-03-28T01:00:00Z");
    engine
        .aTrigger()
        .withCron("* * 2 * * ?")
        .in("Europe/Berlin")
        .withDaylightSavingRule("SKIP")
        .dueAt(gap)
        .create();
    engine.clock.set(gap);

    engine.dueTriggers.fireDue();

    assertThat(engine.number("select missed_count from dispatch_log")).isEqualTo(3_600);
  }

  @Test
  void becomesInactiveWhenNothingIsAhead() {
    var subject = engine.aTrigger().once(NOON).create();

    var fired = engine.dueTriggers.fireDue();

    assertThat(fired.nextDue()).isEmpty();
    assertThat(logs(subject)).hasSize(1);
    assertThat(engine.number("select count(*) from dispatch_trigger where active")).isZero();
    assertThat(engine.number("select count(*) from dispatch_audit where action = 'SCHEDULE_ENDED'"))
        .isEqualTo(1);
  }

  @Test
  void onAllNodesAddressesARunToEachThatCanRunIt() {
    nodesOfWhichTwoRunHello();
    var subject = engine.aTrigger().withCron("0 0 * * * ?").onAllNodes().dueAt(NOON).create();

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::targetNode).containsExactlyInAnyOrder("n1", "n2");
  }

  @Test
  void onAllNodesAddressesARunToWhoeverWillBeAbleToIfNobodyIs() {
    nodesOfWhichTwoRunHello();
    engine.update("update dispatch_node set draining = true");
    var subject = engine.aTrigger().withCron("0 0 * * * ?").onAllNodes().dueAt(NOON).create();

    engine.dueTriggers.fireDue();

    assertThat(logs(subject)).extracting(LogRow::targetNode).containsExactly("*");
  }

  @Test
  void onAllNodesRecordsAGapOnEach() {
    nodesOfWhichTwoRunHello();
    var gap = Instant.parse("2027-03-28T01:00:00Z");
    var subject =
        engine
            .aTrigger()
            .withCron("0 30 2 * * ?")
            .in("Europe/Berlin")
            .withDaylightSavingRule("SKIP")
            .onAllNodes()
            .dueAt(gap)
            .create();
    engine.clock.set(gap);

    engine.dueTriggers.fireDue();

    assertThat(logs(subject))
        .extracting(log -> log.reason() + " " + log.targetNode())
        .containsExactlyInAnyOrder("GAP n1", "GAP n2");
  }

  private void nodesOfWhichTwoRunHello() {
    var draining = Node.starting("draining", NOON);
    engine.beat(engine.node, "hello");
    engine.beat(Node.starting("n2", NOON), "hello", "other");
    engine.beat(Node.starting("lacks it", NOON), "hello-2", "other");
    engine.beat(Node.starting("dead", NOON), "hello");
    engine.beat(Node.starting("boots", NOON), "hello");
    engine.beat(draining, "hello");
    var stopped = Node.starting("stopped", NOON);
    engine.beat(stopped, "hello");
    engine.heartbeats.giveUpName(stopped);
    engine.update("update dispatch_node set draining = true where name = 'draining'");
    engine.update("update dispatch_node set accepting = false where name = 'boots'");
    engine.update(
        "update dispatch_node set heartbeat_date = current_timestamp - interval '16' second where"
            + " name = 'dead'");
  }

  @Test
  void dealsWithWhatWasDueBeforeAChangeUnderTheOldSchedule() {
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON.minusSeconds(1)).create();

    engine.database.runInTransaction(
        connection -> engine.dueTriggers.fireBefore(connection, subject.trigger(), NOON));

    assertThat(logs(subject)).extracting(LogRow::planned).containsExactly(NOON.minusSeconds(1));
  }

  @Test
  void firesEachTriggerOnceHoweverManyFireAtTheSameMoment() throws Exception {
    int triggers = 1200;
    var subjects = new ArrayList<RunSubject>();
    for (int i = 0; i < triggers; i++) {
      subjects.add(engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON).create());
    }
    var nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> node = this::fireAll;
      int fired = 0;
      for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
        fired += done.get();
      }
      assertThat(fired).isEqualTo(triggers);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(engine.number("select count(*) from dispatch_log")).isEqualTo(triggers);
    assertThat(engine.number("select count(distinct trigger_id) from dispatch_log"))
        .isEqualTo(triggers);
  }

  @Test
  void waitsForATriggerThatSomebodyElseHoldsWhenAskedTo() throws Exception {
    var subject = engine.aTrigger().withCron("0 0 * * * ?").dueAt(NOON).create();
    var other = Executors.newSingleThreadExecutor();
    try {
      assumeThat(engine.database.dialect())
          .as("on H2 nothing fires while another transaction writes")
          .isEqualTo(Dialect.POSTGRESQL);
      var waiting =
          engine.database.inTransaction(
              connection -> {
                lock(connection, subject.trigger());
                assertThat(other.submit(() -> engine.dueTriggers.fireDue().triggers()))
                    .as("does not wait unless asked to")
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(0);
                return other.submit(() -> engine.dueTriggers.fireDueAndLocked().triggers());
              });
      assertThat(waiting.get()).isEqualTo(1);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void firesUnderTheNewScheduleWhatItFoundBeingChanged() throws Exception {
    var subject = engine.aTrigger().withCron("* * * * * ?").dueAt(NOON).create();
    var other = Executors.newSingleThreadExecutor();
    try {
      var waiting =
          engine.database.inTransaction(
              connection -> {
                lock(connection, subject.trigger());
                engine.clock.tick(Duration.ofMillis(1_400));
                var fires = new CompletableFuture<Boolean>();
                var fired =
                    other.submit(
                        () -> {
                          fires.complete(true);
                          return engine.dueTriggers.fireDueAndLocked().triggers();
                        });
                fires.join();
                engine.dueTriggers.fireBefore(
                    connection, subject.trigger(), engine.clock.instant());
                change(connection, subject.trigger(), NOON.plusMillis(1_500));
                return fired;
              });
      assertThat(waiting.get()).isZero();
      engine.clock.tick(Duration.ofMillis(1_200));
      assertThat(engine.dueTriggers.fireDueAndLocked().triggers()).isEqualTo(1);
    } finally {
      other.shutdownNow();
    }
    assertThat(logs(subject))
        .extracting(LogRow::planned)
        .containsExactly(NOON, NOON.plusSeconds(1), NOON.plusMillis(1_500), NOON.plusMillis(2_500));
  }

  /** To an interval of a second from an instant on. */
  private static void change(
      java.sql.Connection connection, DispatchTriggerId trigger, Instant start)
      throws java.sql.SQLException {
    try (var update =
        connection.prepareStatement(
            "update dispatch_trigger set cron_expression = null, interval_millis = 1000,"
                + " start_date = ?, next_due_date = ?, next_fire_date = ? where id = ?")) {
      for (int i = 1; i <= 3; i++) {
        Instants.set(update, i, start);
      }
      update.setLong(4, trigger.value());
      update.executeUpdate();
    }
  }

  private static void lock(java.sql.Connection connection, DispatchTriggerId trigger)
      throws java.sql.SQLException {
    try (var select =
        connection.prepareStatement("select id from dispatch_trigger where id = ? for update")) {
      select.setLong(1, trigger.value());
      select.executeQuery();
    }
  }

  private int fireAll() {
    int all = 0;
    for (int fired = 1; fired > 0; ) {
      fired = engine.dueTriggers.fireDueAndLocked().triggers();
      all += fired;
    }
    return all;
  }

  private List<LogRow> logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value());
  }
}
