// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chains whose node is killed, of two. */
class ChainFaultIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MOST_TRIES = 20;

  private static final Cluster CLUSTER = Cluster.make("chain-fault");
  private static final ServerProcess FIRST = CLUSTER.first();
  private static final ServerProcess SECOND = CLUSTER.second();

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SECOND.log());

  @RegisterExtension private final Given given = new Given(FIRST.application());

  @BeforeAll
  static void start() {
    CLUSTER.start();
  }

  @AfterEach
  void startAgain() {
    if (!FIRST.isRunning()) {
      FIRST.start();
    }
  }

  @AfterAll
  static void end() {
    CLUSTER.close();
  }

  @Test
  void goesOnWhenTheNodeIsKilledThatBeganItAndRunsItsMember() {
    var slow =
        given.aTrigger().thatTakes(Duration.ofSeconds(5)).withAttempts(2, Duration.ofSeconds(1));
    var first = slow.create();
    var second = given.aTrigger().create();
    var chain = chainOf(first, second);
    var log = aRunWhoseMemberIsOnFirst(chain, first);

    FIRST.kill();

    var there = new Trigger(Cluster.admin(SECOND), chain.id());
    await().atMost(SOON).until(() -> there.log(log.id()).hasEnded());
    assertThat(there.log(log.id()).error()).isNull();
    assertThat(there.log(log.id()).isSuccessful()).isTrue();
    assertThat(CLUSTER.postgres().number(membersOf(log) + " and reason = 'NODE_LOST'")).isOne();
    assertThat(CLUSTER.postgres().number(membersOf(log) + " and status = 'SUCCESSFUL'"))
        .as("its next attempt, and the member after it")
        .isEqualTo(2);
    assertThat(CLUSTER.postgres().number("select count(*) from dispatch_chain_run")).isZero();
    assertThat(CLUSTER.postgres().number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void accountsForAMemberThatIsLostForGood() {
    var first = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var onFailure = given.aTrigger().create();
    var chain =
        given
            .aTrigger()
            .ofExecutor("chain")
            .withSetting(
                "members",
                "[{\"trigger\":%d},{\"trigger\":%d,\"on\":\"failure\"}]"
                    .formatted(first.id(), onFailure.id()))
            .create();
    var log = aRunWhoseMemberIsOnFirst(chain, first);

    FIRST.kill();

    var there = new Trigger(Cluster.admin(SECOND), chain.id());
    await().atMost(SOON).until(() -> there.log(log.id()).hasEnded());
    assertThat(there.log(log.id()).status()).isEqualTo("FAILED");
    assertThat(there.log(log.id()).error()).contains("its node is dead");
    assertThat(CLUSTER.postgres().number(membersOf(log) + " and status = 'SUCCESSFUL'")).isOne();
  }

  private Trigger chainOf(Trigger first, Trigger second) {
    return given
        .aTrigger()
        .ofExecutor("chain")
        .withSetting(
            "members", "[{\"trigger\":%d},{\"trigger\":%d}]".formatted(first.id(), second.id()))
        .create();
  }

  private static String membersOf(Log chain) {
    return "select count(*) from dispatch_log where parent_log_id = " + chain.id();
  }

  private static Log aRunWhoseMemberIsOnFirst(Trigger chain, Trigger member) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var run = chain.runNow();
      await().atMost(SOON).until(() -> member.newestLogs().stream().anyMatch(Log::isInProgress));
      var on = member.newestLogs().stream().filter(Log::isInProgress).findFirst();
      if (on.isPresent() && Cluster.nameOf(FIRST).equals(on.get().node())) {
        return run;
      }
      chain.cancel(run).mustBe(202);
      chain.awaitEnded(run);
    }
    throw new IllegalStateException("no member ran on " + FIRST);
  }
}
