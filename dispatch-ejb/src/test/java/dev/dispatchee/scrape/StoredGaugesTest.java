// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoredGaugesTest {

  private final EngineOnDatabase engine;
  private final Meters meters = new Meters();
  private final Scrape scrape = new Scrape(meters);
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger wanted = new AtomicInteger();
  private final StoredGauges gauges;

  StoredGaugesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    gauges =
        new StoredGauges(
            engine.database,
            new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            engine.clock,
            nanos::get,
            meters);
    gauges.whenWanted(
        () -> {
          wanted.incrementAndGet();
          gauges.readIfWanted();
        });
  }

  @Test
  void tellsHowAllNodesStand() {
    engine.beat(engine.node, "hello");
    engine.beat(Node.starting("n2", EngineOnDatabase.NOON), "hello");
    var now = EngineOnDatabase.NOON;
    var subject = engine.aTrigger().withOverlap().dueAt(now.minusSeconds(7)).create();
    engine.aTrigger().dueAt(now.plusSeconds(1)).create();
    engine.queue(NewRun.scheduled(subject, now.plusSeconds(60), Node.ANY));
    engine.queue(NewRun.scheduled(subject, now.minusSeconds(90), Node.ANY));
    engine.queue(NewRun.scheduled(subject, now.minusSeconds(30), Node.ANY));
    engine.claims.claim(List.of(), List.of("hello"), 1);

    assertThat(lines())
        .contains(
            "dispatch_runs_due 1.0",
            "dispatch_runs_waiting 1.0",
            "dispatch_runs_in_progress 1.0",
            "dispatch_oldest_due_run_seconds 30.0",
            "dispatch_triggers_active 2.0",
            "dispatch_triggers_overdue 1.0",
            "dispatch_oldest_overdue_trigger_seconds 7.0",
            "dispatch_nodes_alive 2.0",
            "dispatch_stored_figures_age_seconds 0.0");
  }

  @Test
  void tellsHowGroupsStand() {
    var subject = engine.aTrigger().withOverlap().inGroup("mail", 2).create();
    var limited =
        engine
            .aTrigger()
            .withOverlap()
            .inGroup("mail", 2)
            .atMost(1, Duration.ofMinutes(1))
            .create();
    for (int i = 0; i < 5; i++) {
      engine.queue(NewRun.scheduled(subject, EngineOnDatabase.NOON.minusSeconds(i), Node.ANY));
    }
    engine.queue(NewRun.scheduled(limited, EngineOnDatabase.NOON, Node.ANY));
    engine.claims.claim(List.of(), List.of("hello"), 10);

    assertThat(lines())
        .contains(
            "dispatch_group_in_use{group=\"mail\"} 2.0",
            "dispatch_group_maximum{group=\"mail\"} 2.0",
            "dispatch_group_waiting{group=\"mail\"} 4.0")
        .noneMatch(line -> line.contains("group=\"#"));
  }

  @Test
  void readsNothingAgainForFiveSeconds() {
    assertThat(lines()).contains("dispatch_runs_due 0.0", "dispatch_oldest_due_run_seconds 0.0");
    engine.queue(NewRun.scheduled(engine.aTrigger().create(), EngineOnDatabase.NOON, Node.ANY));

    nanos.addAndGet(StoredGauges.FRESH.toNanos() - 1);
    assertThat(lines()).contains("dispatch_runs_due 0.0");
    assertThat(wanted).hasValue(1);

    nanos.addAndGet(1);
    assertThat(lines()).contains("dispatch_runs_due 1.0");
  }

  @Test
  void readsNothingThatNobodyWants() {
    engine.update("alter table dispatch_node rename to gone");

    gauges.readIfWanted();

    assertThat(wanted).hasValue(0);
  }

  @Test
  void tellsWhatItKnewWhenTheDatabaseRefusesAndHowOldThatIs() {
    assertThat(lines()).contains("dispatch_runs_due 0.0");
    engine.update("alter table dispatch_node rename to gone");
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    gauges.whenWanted(
        () -> assertThatThrownBy(gauges::readIfWanted).isInstanceOf(DatabaseException.class));

    assertThat(lines())
        .contains("dispatch_runs_due 0.0", "dispatch_stored_figures_age_seconds 9.0");
  }

  @Test
  void waitsForASecondAtMostWhenNobodyReads() {
    gauges.whenWanted(() -> {});
    long before = System.nanoTime();

    assertThat(lines()).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
  }

  private List<String> lines() {
    return scrape.take(null).body().lines().filter(line -> !line.startsWith("#")).toList();
  }
}
