// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.listener.IdleWorkers;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final Node other = Node.starting("other", NOON);
  private final RunWorkers workers = IdleWorkers.of(engine);
  private final Heartbeat heartbeat = heartbeatOf(engine.node);

  @Test
  void tellsTheOthersAtTheEndThatThisNodeHasStopped() {
    heartbeat.beat();
    assertThat(engine.beat(other).gone()).isEmpty();

    heartbeat.signOff();

    assertThat(engine.beat(other).gone()).containsExactly("n1");
    assertThat(heartbeat.holdsName()).isFalse();
    assertThat(engine.tryBeat(Node.starting("n1", NOON))).as("the next start").isPresent();
  }

  @Test
  void cancelsAtTheEndWhatIsAddressedToThisNode() {
    heartbeat.beat();
    engine.beat(other);
    queue("n1");
    queue("other");

    heartbeat.signOff();

    assertThat(endOf("n1")).isEqualTo("CANCELED NODE_LOST");
    assertThat(endOf("other")).isEqualTo("QUEUED ");
  }

  @Test
  void leavesAtTheEndWhatIsAddressedToWhoHasTheNameNow() {
    engine.beat(Node.starting("n1", NOON));
    heartbeat.beat();
    queue("n1");

    heartbeat.signOff();

    assertThat(endOf("n1")).isEqualTo("QUEUED ");
    assertThat(engine.beat(other).gone()).isEmpty();
  }

  @Test
  void saysThatItStartsRunsOnlyWhenItHasTheNameAndDoes() {
    workers.open();
    heartbeat.beat();
    assertThat(isAccepting()).as("before it knew that it has the name").isFalse();

    heartbeat.beat();
    assertThat(isAccepting()).isTrue();

    workers.close();
    heartbeat.beat();
    assertThat(isAccepting()).as("it stops").isFalse();
  }

  private Heartbeat heartbeatOf(Node node) {
    return new Heartbeat(
        engine.database,
        new DatabaseClock(engine.clock),
        engine.heartbeats,
        node,
        new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
        new Leftovers(
            DispatchConfiguration.of(new GivenConfig(Map.of())),
            engine.lostRuns,
            engine.forgottenRuns,
            engine.openRuns,
            due -> {},
            new UnstartedRuns(engine.meters),
            engine.meters),
        workers,
        new DispatchTaskExecutorRegistry());
  }

  private boolean isAccepting() {
    return engine.number("select count(*) from dispatch_node where name = 'n1' and accepting") == 1;
  }

  private void queue(String target) {
    engine.queue(NewRun.scheduled(engine.aTrigger().create(), NOON, target));
  }

  private String endOf(String target) {
    return engine.text(
        "select concat(status, ' ', coalesce(reason, '')) from dispatch_log where target_node = '%s'"
            .formatted(target));
  }
}
