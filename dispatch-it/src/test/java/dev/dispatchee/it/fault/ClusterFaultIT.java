// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.AtOnce;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes, of which one is frozen, cut off from the database, or wants what the other wants. */
class ClusterFaultIT {

  private static final int COMINGS_AND_GOINGS = Integer.getInteger("dispatch.it.rounds", 3);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration NO_DELAY = Duration.ZERO;
  private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

  private static final Cluster CLUSTER = Cluster.make("cluster-fault");
  private static final ServerProcess FIRST = CLUSTER.first();
  private static final ServerProcess SECOND = CLUSTER.second();

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SECOND.log());

  @RegisterExtension private final Given given = new Given(FIRST.application());

  // Both find an empty database.
  @BeforeAll
  static void startBothAtOnce() {
    FIRST.beginToStart();
    SECOND.beginToStart();
    FIRST.awaitReady();
    SECOND.awaitReady();
  }

  @AfterAll
  static void end() {
    CLUSTER.close();
  }

  @Test
  void madeTheTablesOnce() {
    assertThat(
            CLUSTER
                .postgres()
                .number("select count(*) - count(distinct version) from flyway_schema_history"))
        .isZero();
  }

  @Test
  void oneThatWasFrozenIsTakenOverAndItsLateResultIsRefused() {
    var slow = given.aTrigger().thatTakes(Duration.ofSeconds(8)).withAttempts(2, NO_DELAY).create();
    var run = Cluster.aRunOn(SECOND, slow);

    SECOND.freeze();
    try {
      await().atMost(SOON).until(() -> "NODE_LOST".equals(slow.log(run.id()).reason()));
      assertThat(lastOf(slow).cause()).isEqualTo("RECOVERY");
      Cluster.passes(Instant.now().plusSeconds(5));
    } finally {
      SECOND.thaw();
    }

    await().atMost(SOON).until(() -> Cluster.isAlive(SECOND, FIRST));
    await().atMost(SOON).until(() -> slow.logs().stream().allMatch(Log::hasEnded));
    assertThat(lastOf(slow).isSuccessful()).isTrue();
    assertThat(lastOf(slow).node()).isEqualTo(Cluster.nameOf(FIRST));
    // Its thread has gone on and ended by now.
    Cluster.aRunOn(SECOND, given.aTrigger().thatTakes(Duration.ofSeconds(1)).create());
    assertThat(slow.log(run.id()).reason()).isEqualTo("NODE_LOST");
    assertThat(fromOn(run, slow)).hasSize(2);
  }

  @Test
  void oneThatIsCutOffFromTheDatabaseIsTakenOverAndComesBack() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    var slow = given.aTrigger().thatTakes(Duration.ofMinutes(5)).withAttempts(2, NO_DELAY).create();
    var run = Cluster.aRunOn(SECOND, slow);
    everySecond.awaitFireAfter(Instant.now());

    var cut = Instant.now();
    CLUSTER.wire().cut();
    try {
      await().atMost(SOON).until(() -> "NODE_LOST".equals(slow.log(run.id()).reason()));
      await()
          .atMost(SOON)
          .until(() -> Api.of(SECOND.application()).get("/health/ready").status() == 503);
      Cluster.passes(cut.plusSeconds(12));
    } finally {
      CLUSTER.wire().mend();
    }

    var fires = CLUSTER.fires(LongStream.of(everySecond.id()), cut, cut.plusSeconds(10));
    System.out.println("cut off: " + fires);
    assertThat(fires.count()).isEqualTo(10);
    assertThat(fires.missed()).isZero();
    SECOND.awaitReady();
    await().atMost(SOON).until(() -> Cluster.isAlive(SECOND, FIRST));
    var recovery = slow.awaitStarted(lastOf(slow));
    assertThat(recovery.node()).isEqualTo(Cluster.nameOf(FIRST));
    slow.cancel(recovery).mustBe(202);
    slow.awaitEnded(recovery);
    Cluster.aRunOn(SECOND, given.aTrigger().thatTakes(Duration.ofSeconds(1)).create());
  }

  @Test
  void whatBothChangeAtOnceIsChangedByOneAfterTheOther() {
    var trigger = given.aTrigger().create();
    var nodes = List.of(Cluster.admin(FIRST), Cluster.admin(SECOND));
    int done = 0;
    for (int round = 0; round < 20; round++) {
      long before = trigger.json().path("version").asLong();
      var text = "round " + round;
      var answers =
          AtOnce.call(
              nodes.size(),
              i -> nodes.get(i).patch(trigger.path(""), Map.of("description", text + " of " + i)));
      var statuses = answers.stream().map(answer -> answer.status()).toList();
      assertThat(statuses).isSubsetOf(200, 409, 412).contains(200);
      done += (int) statuses.stream().filter(status -> status == 200).count();
      assertThat(trigger.json().path("version").asLong() - before)
          .isEqualTo(statuses.stream().filter(status -> status == 200).count());
    }
    assertThat(done).isGreaterThanOrEqualTo(20);

    var deleted = AtOnce.call(nodes.size(), i -> nodes.get(i).delete(trigger.path("")));
    assertThat(deleted.stream().map(answer -> answer.status()).toList())
        .containsOnlyOnce(204)
        .isSubsetOf(204, 404, 409);
  }

  // Both are silent then for longer than the dead time; neither may take the other for dead.
  @Test
  void neitherEndsTheRunsOfTheOtherWhenTheDatabaseWasAway() {
    var runs =
        List.of(FIRST, SECOND).stream()
            .map(node -> Cluster.aRunOn(node, given.aTrigger().thatTakes(TWENTY_SECONDS).create()))
            .toList();

    CLUSTER.postgres().kill();
    Cluster.passes(Instant.now().plus(Cluster.DEAD_AFTER.multipliedBy(4)));
    CLUSTER.postgres().startAgain();

    for (var node : List.of(FIRST, SECOND)) {
      await().atMost(SOON).until(() -> Cluster.admin(node).get("logs?pageSize=1").status() == 200);
    }
    for (var run : runs) {
      var trigger = new Trigger(Cluster.admin(FIRST), run.triggerId());
      await().atMost(SOON).until(() -> trigger.log(run.id()).hasEnded());
      assertThat(fromOn(run, trigger)).singleElement().matches(Log::isSuccessful);
    }
  }

  @Test
  void oneThatIsDrainedGoesOnToFireAndTheOtherRuns() {
    var everySecond = given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create();
    everySecond.awaitFireAfter(Instant.now());

    // It was asked to make the trigger, so it has its alarm.
    Cluster.admin(FIRST).post("nodes/" + Cluster.nameOf(FIRST) + "/drain").mustBe(200);
    try {
      var drained = Instant.now().plusSeconds(3);
      Cluster.passes(drained.plusSeconds(6));

      var fires = CLUSTER.fires(LongStream.of(everySecond.id()), drained, drained.plusSeconds(5));
      assertThat(fires.count()).isEqualTo(5);
      assertThat(fires.missed()).isZero();
      assertThat(everySecond.newestLogs())
          .filteredOn(log -> log.plannedDate().isAfter(drained) && log.node() != null)
          .isNotEmpty()
          .extracting(Log::node)
          .containsOnly(Cluster.nameOf(SECOND));
    } finally {
      Cluster.admin(FIRST).post("nodes/" + Cluster.nameOf(FIRST) + "/resume").mustBe(200);
    }
  }

  @Test
  void whatFiresOnAllNodesIsRunByThoseThatAreThereAsOneComesAndGoes() {
    var onAll =
        given
            .aTrigger()
            .withOverlap()
            .with("dispatchTaskClusterMode", "ALL_NODES")
            .withCron("*/1 * * * * ?")
            .create();
    onAll.awaitFireAfter(Instant.now());
    var begin = Instant.now();

    for (int round = 0; round < COMINGS_AND_GOINGS; round++) {
      SECOND.stop();
      var stopped = Instant.now();
      Cluster.passes(stopped.plusSeconds(3));
      assertThat(addressedTo(SECOND, onAll, stopped.plusSeconds(1), stopped.plusSeconds(3)))
          .as("while it is not there")
          .isZero();
      SECOND.start();
      var ready = Instant.now();
      await()
          .atMost(SOON)
          .until(() -> addressedTo(SECOND, onAll, ready, ready.plusSeconds(30)) > 1);
    }

    var end = Instant.now();
    onAll.api().post(onAll.path("/pause")).mustBe(200);
    await().atMost(SOON).until(() -> openOf(onAll) == 0);
    assertThat(addressedTo(FIRST, onAll, begin, end))
        .isEqualTo(end.minusNanos(1).getEpochSecond() - begin.minusNanos(1).getEpochSecond());
    assertThat(
            CLUSTER
                .postgres()
                .number(
                    "select count(*) from dispatch_log where status not in ('SUCCESSFUL')"
                        + " and coalesce(reason, '') <> 'NODE_LOST' and trigger_id = "
                        + onAll.id()))
        .isZero();
  }

  private static long addressedTo(ServerProcess node, Trigger trigger, Instant from, Instant to) {
    return CLUSTER
        .postgres()
        .number(
            """
            select count(*) from dispatch_log where trigger_id = %d and target_node = '%s'
              and planned_date >= '%s' and planned_date < '%s'
            """
                .formatted(trigger.id(), Cluster.nameOf(node), from, to));
  }

  private static long openOf(Trigger trigger) {
    return CLUSTER
        .postgres()
        .number("select count(*) from dispatch_log where is_open and trigger_id = " + trigger.id());
  }

  private static Log lastOf(Trigger trigger) {
    return trigger.newestLogs().get(0);
  }

  // Before it may be some that were to start on the same node, started elsewhere and were canceled.
  private static List<Log> fromOn(Log run, Trigger trigger) {
    return trigger.logs().stream()
        .filter(log -> !log.queuedDate().isBefore(run.queuedDate()))
        .toList();
  }
}
