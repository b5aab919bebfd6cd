// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a node that has no executors itself. */
class ExecutorCatalogTest {

  private final EngineOnDatabase engine = new EngineOnDatabase(TestDatabase.H2);
  private final Node other = Node.starting("n2", NOON);
  private final ExecutorCatalog catalog =
      new ExecutorCatalog(new DispatchTaskExecutorRegistry(), engine.sharedExecutors, engine.node);

  ExecutorCatalogTest() {
    engine.beat(engine.node);
    engine.beat(other, "nightly");
    engine.update(
        """
        insert into dispatch_node_executor (node_name, executor_type, description) values ('n2', 'nightly', '%s')
        """
            .formatted(
                new SharedExecutor(
                        "nightly", "Nightly", "", false, true, false, "n.jar", null, "en", Map.of())
                    .text()));
  }

  @Test
  void hasWhatOnlyOthersHave() {
    assertThat(catalog.types()).contains("nightly");
    assertThat(catalog.find("nightly").orElseThrow().nodes()).containsExactly("n2");
    assertThat(catalog.all()).anyMatch(known -> known.nodes().equals(List.of("n2")));
    assertThat(catalog.find("hourly")).isEmpty();
  }

  @Test
  void losesWhatGoesWithTheLastNodeThatHadIt() {
    engine.heartbeats.giveUpName(other);

    assertThat(catalog.types()).doesNotContain("nightly");
    assertThat(catalog.find("nightly")).isEmpty();
  }
}
