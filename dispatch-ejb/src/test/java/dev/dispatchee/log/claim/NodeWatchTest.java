// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class NodeWatchTest {

  private final EngineOnDatabase engine;
  private final NodeWatch watch;

  NodeWatchTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    watch = engine.watch(engine.node);
  }

  @Test
  void seesWhatIsDueForAnyNodeAndForThisOne() {
    assertThat(watch.look().due()).as("nothing waits").isFalse();
    queue(EngineOnDatabase.NOON.plusMillis(1), Node.ANY);
    queue(EngineOnDatabase.NOON, "n2");
    assertThat(watch.look().due()).as("too early, or for another").isFalse();

    queue(EngineOnDatabase.NOON, "n1");
    assertThat(watch.look().due()).isTrue();
    engine.claims.claim(List.of(), List.of("hello"), 10);
    assertThat(watch.look().due()).as("it is in progress").isFalse();

    engine.clock.set(EngineOnDatabase.NOON.plusMillis(1));
    assertThat(watch.look().due()).as("its time has come").isTrue();
  }

  @Test
  void seesWhetherAllNodesCountThePlacesInSlots() {
    engine.beat(engine.node, "hello");
    engine.beat(Node.starting("n9", EngineOnDatabase.NOON), "hello");
    assertThat(slotsCount()).isTrue();

    engine.update("update dispatch_node set product_version = '1.0.0' where name = 'n9'");
    assertThat(slotsCount()).as("one of before is there").isFalse();

    engine.silence(Duration.ofMinutes(1));
    engine.beat(engine.node, "hello");
    assertThat(slotsCount()).as("it is dead").isTrue();
    assertThat(new SeenGates().slotsCount()).as("before the first look").isFalse();
  }

  private boolean slotsCount() {
    watch.look();
    return engine.gates.slotsCount();
  }

  @Test
  void seesWhatNobodyFires() {
    var trigger = engine.aTrigger().create().trigger();
    due(trigger, EngineOnDatabase.NOON.minus(NodeWatch.OVERDUE).plusMillis(1));
    assertThat(watch.look().overdue()).as("it may be fired at this moment").isFalse();

    due(trigger, EngineOnDatabase.NOON.minus(NodeWatch.OVERDUE));
    assertThat(watch.look().overdue()).isTrue();

    engine.update("update dispatch_trigger set active = false where id = " + trigger);
    assertThat(watch.look().overdue()).as("it is paused").isFalse();
  }

  @Test
  void tellsTheSwitchWhatItHasSeen() {
    engine.update(
        "update dispatch_scheduler set paused = true, changed_by = 'admin', paused_date = timestamp"
            + " with time zone '%s'".formatted(EngineOnDatabase.NOON));

    var seen = watch.look();

    assertThat(seen.scheduler().paused()).isTrue();
    assertThat(seen.scheduler().pausedDate()).isEqualTo(EngineOnDatabase.NOON);
    assertThat(engine.scheduler.state()).isEqualTo(seen.scheduler());
  }

  @Test
  void seesWhatIsToBeDoneAboutAlerts() {
    var alerts = AlertsOnDatabase.on(engine);
    long version = watch.look().alerts().version();
    assertThat(watch.look().alerts().hasWork()).isFalse();

    engine.update("update dispatch_alert_state set version = version + 1");
    assertThat(watch.look().alerts().version()).as("a rule has changed").isNotEqualTo(version);
    engine.update(
        """
        insert into dispatch_alert_event (rule_id, event_key, lasting, happened_date)
        values (%d, 'one', false, current_timestamp)
        """
            .formatted(alerts.rule(AlertKind.FAILED)));

    assertThat(watch.look().alerts().hasWork()).as("a message is to be made").isTrue();
  }

  private void due(DispatchTriggerId trigger, Instant date) {
    engine.update(
        "update dispatch_trigger set active = true, next_due_date = timestamp with time zone '%s'"
                .formatted(date)
            + " where id = "
            + trigger);
  }

  private void queue(Instant planned, String node) {
    var subject = engine.aTrigger().withOverlap().create();
    engine.database.inTransaction(
        connection ->
            engine.inserts.insert(
                connection,
                List.of(NewRun.scheduled(subject, planned, node)),
                EngineOnDatabase.NOON));
  }
}
