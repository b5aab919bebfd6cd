// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of runs that are addressed to a node which is there and does not start them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AddressedRunsTest {

  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final Instant LONG_AGO = NOON.minus(GRACE);

  private final EngineOnDatabase engine;

  AddressedRunsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    engine.beat(Node.starting("busy", NOON), "hello");
    engine.beat(Node.starting("lacks it", NOON), "hello-2", "hell");
    engine.beat(Node.starting("drained", NOON), "hello");
    engine.beat(Node.starting("suspended", NOON), "hello");
    engine.update("update dispatch_node set draining = true where name = 'drained'");
    engine.update("update dispatch_node set accepting = false where name = 'suspended'");
  }

  @Test
  void endWithTheReasonAfterTheGrace() {
    var targets = List.of(Node.ANY, "busy", "lacks it", "drained", "suspended");
    targets.forEach(target -> queue(target, LONG_AGO));

    assertThat(engine.openRuns.cancelUnstartable(GRACE)).isEqualTo(3);

    for (var target : targets) {
      var expected =
          switch (target) {
            case Node.ANY, "busy" -> "QUEUED";
            case "lacks it" -> "EXECUTOR_MISSING: node lacks it has no executor of type hello";
            default -> "NODE_LOST: node %s starts no runs".formatted(target);
          };
      assertThat(endOf(target)).isEqualTo(expected);
    }
  }

  @Test
  void endAtOnceWhenTheirNodeIsGone() {
    var stopped = Node.starting("stopped", NOON);
    engine.beat(stopped, "hello");
    engine.heartbeats.giveUpName(stopped);
    engine.beat(Node.starting("dead", NOON), "hello");
    engine.update(
        "update dispatch_node set heartbeat_date = current_timestamp - interval '16' second where name = 'dead'");
    var gone = List.of("stopped", "dead", "never there");
    var there = List.of(Node.ANY, "busy", "lacks it", "drained", "suspended");
    Stream.of(gone, there).flatMap(List::stream).forEach(target -> queue(target, NOON));

    assertThat(engine.openRuns.cancelAddressedToTheGone()).isEqualTo(3);

    gone.forEach(
        target ->
            assertThat(endOf(target))
                .isEqualTo("NODE_LOST: node %s was gone before it started", target));
    there.forEach(target -> assertThat(endOf(target)).isEqualTo("QUEUED"));
  }

  @Test
  void ofAnEarlierStartEndWhenTheNextOneBegins() {
    queue("busy", NOON);
    queue("drained", NOON);

    assertThat(engine.openRuns.cancelAddressedTo(Node.starting("busy", NOON))).isOne();

    assertThat(endOf("busy")).startsWith("NODE_LOST: ");
    assertThat(endOf("drained")).isEqualTo("QUEUED");
  }

  @Test
  void waitUntilThen() {
    queue("drained", LONG_AGO.plusMillis(1));

    assertThat(engine.openRuns.cancelUnstartable(GRACE)).isZero();
  }

  private String endOf(String target) {
    return engine.text(
        """
        select case when status = 'QUEUED' then status else concat(reason, ': ', error_text) end
        from dispatch_log where target_node = '%s'
        """
            .formatted(target));
  }

  private void queue(String target, Instant due) {
    var subject = engine.aTrigger().create();
    engine.database.inTransaction(
        connection ->
            engine.inserts.insert(
                connection, List.of(NewRun.scheduled(subject, due, target)), due));
  }
}
