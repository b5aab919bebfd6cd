// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final List<Instant> alarms = new ArrayList<>();
  private final Node other = Node.starting("other", NOON);
  private final Leftovers leftovers =
      new Leftovers(
          DispatchConfiguration.of(new GivenConfig(Map.of())),
          engine.lostRuns,
          engine.forgottenRuns,
          engine.openRuns,
          alarms::add,
          new UnstartedRuns(engine.meters),
          engine.meters);

  @BeforeEach
  void begin() {
    engine.beat(engine.node, "hello");
    engine.beat(other, "hello");
    // The first time everything is looked for.
    leftovers.endAfterBeat(List.of());
  }

  @Test
  void areEndedAsSoonAsANodeIsGoneAndForTwoHeartbeatsMore() {
    var run =
        queue(
            NewRun.manual(engine.aTrigger().withAttempts(2).create(), NOON, Node.ANY, false, "a"));
    engine.claimsOf(other).claim(List.of(), List.of("hello"), 1);
    stop();

    leftovers.endAfterBeat(List.of("other"));
    assertThat(endOf(run)).isEqualTo("FAILED NODE_LOST");
    assertThat(alarms).hasSize(1);

    // By a fire whose transaction began before the node went.
    for (int beat = 0; beat < 2; beat++) {
      var late = queue(NewRun.scheduled(engine.aTrigger().create(), NOON, "other"));
      leftovers.endAfterBeat(List.of("other"));
      assertThat(endOf(late)).isEqualTo("CANCELED NODE_LOST");
    }
  }

  @Test
  void ofNodesThatHaveBeenGoneForLongAreLookedForSeldom() {
    stop();
    for (int beat = 0; beat < 3; beat++) {
      leftovers.endAfterBeat(List.of("other"));
    }
    var late = queue(NewRun.scheduled(engine.aTrigger().create(), NOON, "other"));

    for (int beat = 4; beat < 12; beat++) {
      leftovers.endAfterBeat(List.of("other"));
      assertThat(endOf(late)).isEqualTo("QUEUED ");
    }
    leftovers.endAfterBeat(List.of("other"));
    assertThat(endOf(late)).isEqualTo("CANCELED NODE_LOST");
  }

  @Test
  void thatNobodyCanStartAreEndedAtEveryThirdHeartbeat() {
    var run =
        queue(NewRun.scheduled(engine.aTrigger().ofExecutor("nowhere").create(), NOON, Node.ANY));
    engine.clock.set(NOON.plusSeconds(61));

    leftovers.endAfterBeat(List.of());
    leftovers.endAfterBeat(List.of());
    assertThat(endOf(run)).isEqualTo("QUEUED ");

    leftovers.endAfterBeat(List.of());
    assertThat(endOf(run)).isEqualTo("CANCELED EXECUTOR_MISSING");
  }

  private void stop() {
    engine.heartbeats.giveUpName(other);
  }

  private long queue(NewRun run) {
    return engine.queue(run).log().value();
  }

  private String endOf(long run) {
    return engine.text(
        "select concat(status, ' ', coalesce(reason, '')) from dispatch_log where id = " + run);
  }
}
