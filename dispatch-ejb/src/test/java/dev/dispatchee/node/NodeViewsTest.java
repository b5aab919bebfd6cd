// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class NodeViewsTest {

  private static final HeartbeatTimes TIMES =
      new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15));

  private final EngineOnDatabase engine;
  private final NodeViews views;

  NodeViewsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    views = new NodeViews(engine.database, TIMES, engine.clock);
  }

  @Test
  void showsWhatANodeSaysOfItselfAndWhatItRuns() {
    beat(engine.node, EngineOnDatabase.NOON);
    var subject = engine.aTrigger().withOverlap().create();
    engine.database.inTransaction(
        connection ->
            engine.inserts.insert(
                connection,
                List.of(
                    NewRun.scheduled(subject, EngineOnDatabase.NOON, Node.ANY),
                    NewRun.manual(subject, EngineOnDatabase.NOON, Node.ANY, false, "admin")),
                EngineOnDatabase.NOON));
    engine.claims.claim(List.of(), List.of("hello"), 1);

    assertThat(views.list())
        .containsExactly(
            new NodeView(
                "n1",
                "unknown",
                EngineOnDatabase.NOON,
                EngineOnDatabase.NOON,
                true,
                false,
                false,
                null,
                null,
                null,
                null,
                1,
                16,
                List.of("hello", "unresponsive")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n\0", "\ud83d", "nobody"})
  void findsNothingByANameThatNoNodeHas(String name) {
    beat(engine.node, EngineOnDatabase.NOON);

    assertThat(views.find(name)).isEmpty();
  }

  @Test
  void showsTheDeadForADayInOrderOfTheirNames() {
    beat(Node.starting("c", EngineOnDatabase.NOON), EngineOnDatabase.NOON);
    beat(
        Node.starting("b", EngineOnDatabase.NOON),
        EngineOnDatabase.NOON.minus(Duration.ofHours(24)).plusMillis(1));
    beat(
        Node.starting("a", EngineOnDatabase.NOON),
        EngineOnDatabase.NOON.minus(Duration.ofHours(24)));
    beat(Node.starting("d", EngineOnDatabase.NOON), EngineOnDatabase.NOON.minusSeconds(15));

    assertThat(views.list()).extracting(NodeView::name).containsExactly("b", "c", "d");
    assertThat(views.list()).extracting(NodeView::alive).containsExactly(false, true, false);
    assertThat(views.find("a")).isEmpty();
    assertThat(views.find("b")).isPresent();
  }

  @Test
  void tellsAStoppedNodeFromOneThatWasLost() {
    beat(engine.node, EngineOnDatabase.NOON);
    engine.heartbeats.giveUpName(engine.node);

    assertThat(views.list())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.alive()).isFalse();
              assertThat(node.stopped()).isTrue();
            });
  }

  @Test
  void drainsUntilItIsResumed() {
    beat(engine.node, EngineOnDatabase.NOON);

    assertThat(drain("ada")).isTrue();
    assertThat(drain("bob")).as("it drains already").isFalse();
    assertThat(isDraining(engine.node)).isTrue();
    engine.beat(engine.node, "hello");
    assertThat(isDraining(engine.node)).as("after a heartbeat").isTrue();

    assertThat(resume()).isTrue();
    assertThat(resume()).as("it drains no more").isFalse();
    assertThat(isDraining(engine.node)).isFalse();
  }

  @Test
  void tellsSinceWhenANodeDrainsAndWhoWantedThat() {
    beat(engine.node, EngineOnDatabase.NOON);
    assertDrained(null, null);

    drain("ada");
    engine.clock.tick(Duration.ofMinutes(1));
    drain("bob");
    assertDrained(EngineOnDatabase.NOON, "ada");
    engine.beat(engine.node, "hello");
    assertDrained(EngineOnDatabase.NOON, "ada");

    resume();
    assertDrained(null, null);
    drain("bob");
    assertDrained(EngineOnDatabase.NOON.plusSeconds(60), "bob");
  }

  @Test
  void tellsNothingOfADrainThatAnOlderReleaseAskedFor() {
    beat(engine.node, EngineOnDatabase.NOON);
    drain("ada");

    engine.update("update dispatch_node set draining = false");
    assertDrained(null, null);
    engine.beat(engine.node, "hello");
    engine.update("update dispatch_node set draining = true");
    assertThat(isDraining(engine.node)).isTrue();
    assertDrained(null, null);

    engine.update("update dispatch_node set draining = false");
    engine.clock.tick(Duration.ofMinutes(1));
    drain("bob");
    assertDrained(EngineOnDatabase.NOON.plusSeconds(60), "bob");
  }

  @Test
  void startsWithoutTheDrainOfAnEarlierStart() {
    beat(engine.node, EngineOnDatabase.NOON);
    drain("ada");
    var next = Node.starting("n1", EngineOnDatabase.NOON);
    assertThat(isDraining(next)).as("before its first heartbeat").isFalse();

    engine.beat(next, "hello");

    assertThat(isDraining(next)).isFalse();
    assertThat(
            engine.number(
                "select count(*) from dispatch_node where draining or drained_by is not null"))
        .isZero();
  }

  @Test
  void tellsWhenANodeLastHadNoDatabase() {
    var started = EngineOnDatabase.NOON;
    var away = new Heartbeats.Away(started.plusSeconds(10), started.plusSeconds(50));
    report(away);
    assertAway(away.since(), away.until());

    engine.update(
        "update dispatch_node set started_date = timestamp with time zone '2026-11-24 13:00:00+00'");
    assertAway(null, null);

    report(null);
    assertAway(null, null);
  }

  private void report(Heartbeats.@Nullable Away away) {
    engine.heartbeats.heartbeat(
        new DatabaseClock(engine.clock),
        engine.node,
        new Heartbeats.Report(16, List.of("hello"), true, away));
    engine.update(
        "update dispatch_node set heartbeat_date = timestamp with time zone '2026-11-24 12:00:00+00'");
  }

  private void assertAway(@Nullable Instant since, @Nullable Instant until) {
    assertThat(views.list())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.databaseAwayDate()).isEqualTo(since);
              assertThat(node.databaseBackDate()).isEqualTo(until);
            });
  }

  private boolean isDraining(Node node) {
    return engine.watch(node).look().draining();
  }

  private void assertDrained(@Nullable Instant since, @Nullable String by) {
    assertThat(views.list())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.drainedDate()).isEqualTo(since);
              assertThat(node.drainedBy()).isEqualTo(by);
            });
  }

  private boolean drain(String user) {
    return engine.database.inTransaction(
        connection -> Nodes.drain(connection, "n1", user, engine.clock.instant()));
  }

  private boolean resume() {
    return engine.database.inTransaction(connection -> Nodes.resume(connection, "n1"));
  }

  private void beat(Node node, Instant when) {
    engine.beat(node, "hello", "unresponsive");
    engine.update(
        "update dispatch_node set heartbeat_date = timestamp with time zone '%s' where name = '%s'"
            .formatted(when.toString().replace("T", " ").replace("Z", "+00"), node.name()));
  }
}
