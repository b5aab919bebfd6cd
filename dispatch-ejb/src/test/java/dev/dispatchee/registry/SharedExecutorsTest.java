// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SharedExecutorsTest {

  private static final HeartbeatTimes TIMES =
      new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15));

  private final EngineOnDatabase engine;
  private final Node other = Node.starting("n2", NOON);
  private final SharedExecutors ours;

  SharedExecutorsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    ours = engine.sharedExecutors;
    engine.update(
        """
        insert into dispatch_node_executor (node_name, executor_type, description) values ('n2', 'nightly', '%s')
        """
            .formatted(
                new SharedExecutor(
                        "nightly", "Nightly", "", false, true, false, "n.jar", null, "en", Map.of())
                    .text()));
    engine.beat(other, "nightly");
  }

  @Test
  void areThoseOfOtherLiveNodes() {
    assertThat(ours.ofOthers("nightly")).containsOnlyKeys("n2");
    assertThat(ours.ofOthers("nightly").get("n2").singleNode()).isTrue();
    assertThat(ours.ofOthers("hourly")).isEmpty();
    assertThat(new SharedExecutors(engine.database, other, TIMES, engine.clock).ofOthers())
        .as("of that node itself")
        .isEmpty();
  }

  @Test
  void areNotAskedForAgainForASecond() {
    assertThat(ours.ofOthers()).hasSize(1);
    engine.heartbeats.giveUpName(other);
    assertThat(ours.ofOthers()).hasSize(1);

    engine.clock.set(NOON.plusSeconds(1));

    assertThat(ours.ofOthers()).as("it has stopped").isEmpty();
  }

  @Test
  void ofADeadNodeAreNone() {
    engine.silence(Duration.ofSeconds(16));

    assertThat(ours.ofOthers()).isEmpty();
  }

  @Test
  void ofThisNodeAreReplacedAndThoseOfOthersStay() {
    engine.update(
        "insert into dispatch_node_executor (node_name, executor_type, description) values ('n1', 'old', '{}')");

    ours.tell(List.of());

    assertThat(engine.number("select count(*) from dispatch_node_executor where node_name = 'n1'"))
        .isZero();
    assertThat(ours.ofOthers()).hasSize(1);
  }
}
