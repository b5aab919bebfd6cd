// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.AlertEvent;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.alert.AlertOutbox;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How events become messages, and who sends which. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlertDeliveriesTest {

  private final EngineOnDatabase engine;
  private final AlertsOnDatabase alerts;
  private final AlertDeliveries deliveries;
  private final Node other = Node.starting("n2", EngineOnDatabase.NOON);

  AlertDeliveriesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    alerts = AlertsOnDatabase.on(engine);
    deliveries = deliveriesOf(engine.node);
    engine.beat(engine.node);
    engine.beat(other);
  }

  @Test
  void makesOneMessageOfTheFirstEventAndOneOfThoseThatFollowWithinTheWindow() {
    long rule = alerts.rule(AlertKind.FAILED);
    tell(rule, 1, 1);
    alerts.group();
    assertThat(sent()).containsExactly(1);

    tell(rule, 2, 10_001);
    alerts.group();
    engine.clock.tick(Duration.ofSeconds(59));
    alerts.group();
    assertThat(deliveries.claim(8)).isEmpty();
    engine.clock.tick(Duration.ofSeconds(1));
    alerts.group();

    var claimed = deliveries.claim(8);
    assertThat(claimed).hasSize(1);
    assertThat(claimed.get(0).message().count()).isEqualTo(10_000);
    assertThat(claimed.get(0).message().events()).hasSize(AlertGrouping.SHOWN);
    assertThat(engine.number("select count(*) from dispatch_alert_event")).isZero();
  }

  @Test
  void tellsOneHappeningOnce() {
    long rule = alerts.rule(AlertKind.FAILED);
    tell(rule, 1, 1);
    tell(rule, 1, 1);

    alerts.group();

    assertThat(sent()).containsExactly(1);
  }

  @Test
  void addsWhatComesToAMessageThatNobodyHasTriedYet() {
    long rule = alerts.rule(AlertKind.FAILED);
    tell(rule, 1, 1);
    alerts.group();
    var first = deliveries.claim(8).get(0);
    deliveries.retry(first, "no", engine.clock.instant().plus(Duration.ofMinutes(30)));
    for (int i = 2; i < 5; i++) {
      tell(rule, i, i);
      engine.clock.tick(Duration.ofMinutes(2));
      alerts.group();
    }

    assertThat(deliveries.claim(8)).as("the second waits for the first").isEmpty();
    assertThat(alerts.texts("select events from dispatch_alert_delivery order by id"))
        .containsExactly("1", "3");
    engine.clock.tick(Duration.ofMinutes(30));
    assertThat(deliveries.claim(8)).extracting(ClaimedAlert::attempt).containsExactly(2);
  }

  @Test
  void isClaimedByOneNode() {
    tell(alerts.rule(AlertKind.FAILED), 1, 1);
    alerts.group();

    assertThat(deliveries.claim(8)).hasSize(1);
    assertThat(deliveriesOf(other).claim(8)).isEmpty();
  }

  @Test
  void isTakenOverFromANodeThatIsDead() {
    tell(alerts.rule(AlertKind.FAILED), 1, 1);
    alerts.group();
    var lost = deliveries.claim(8).get(0);
    engine.silence(Duration.ofSeconds(16));
    engine.beat(other);

    var taken = deliveriesOf(other).claim(8);
    assertThat(taken).extracting(ClaimedAlert::attempt).containsExactly(2);
    deliveries.end(lost, DeliveryStatus.FAILED, "too late");
    deliveriesOf(other).end(taken.get(0), DeliveryStatus.SENT, null);

    assertThat(alerts.texts("select status from dispatch_alert_delivery")).containsExactly("SENT");
  }

  @Test
  void isTakenOverFromANodeThatLivesAndDoesNotEndIt() {
    tell(alerts.rule(AlertKind.FAILED), 1, 1);
    alerts.group();
    deliveries.claim(8);

    engine.clock.tick(AlertDeliveries.LEASE);

    assertThat(deliveriesOf(other).claim(8)).hasSize(1);
  }

  @Test
  void forgetsEventsOfARuleThatIsGoneOrMuted() {
    long rule = alerts.rule(AlertKind.FAILED);
    tell(rule, 1, 1);
    tell(rule + 1, 2, 2);
    engine.update(
        "update dispatch_alert_rule set muted_until_date = timestamp with time zone '%s'"
            .formatted(engine.clock.instant().plusSeconds(9)));

    alerts.group();

    assertThat(engine.number("select count(*) from dispatch_alert_event")).isZero();
    assertThat(engine.number("select count(*) from dispatch_alert_delivery")).isZero();
  }

  @Test
  void keepsMessagesForSoLong() {
    tell(alerts.rule(AlertKind.FAILED), 1, 1);
    alerts.group();
    var sent = deliveries.claim(8).get(0);
    var made = engine.clock.instant();
    engine.clock.tick(Duration.ofDays(30));

    deliveries.deleteBefore(engine.clock.instant());
    assertThat(engine.number("select count(*) from dispatch_alert_delivery")).isEqualTo(1);
    deliveries.end(sent, DeliveryStatus.SENT, null);
    deliveries.deleteBefore(made);
    assertThat(engine.number("select count(*) from dispatch_alert_delivery")).isEqualTo(1);
    deliveries.deleteBefore(made.plusMillis(1));

    assertThat(engine.number("select count(*) from dispatch_alert_delivery")).isZero();
  }

  @Test
  void tellsInOneStatementWhatThereIsToDo() {
    var look = new AlertLook(engine.database, engine.clock);
    long rule = alerts.rule(AlertKind.FAILED);
    var nothing = look.look();
    assertThat(nothing.hasEvents() || nothing.hasDue()).isFalse();

    tell(rule, 1, 1);
    assertThat(look.look().hasEvents()).isTrue();
    alerts.group();
    assertThat(look.look().hasEvents()).isFalse();
    assertThat(look.look().hasDue()).isTrue();

    var claimed = deliveries.claim(8).get(0);
    assertThat(look.look().unsent()).isZero();
    deliveries.retry(claimed, "no", engine.clock.instant().plusSeconds(10));
    assertThat(look.look().unsent()).isEqualTo(1);
    assertThat(look.look().hasDue()).isFalse();
    engine.clock.tick(Duration.ofSeconds(10));
    deliveries.end(deliveries.claim(8).get(0), DeliveryStatus.SENT, null);
    assertThat(look.look().unsent()).isZero();
  }

  private List<Integer> sent() {
    var claimed = deliveries.claim(8);
    claimed.forEach(alert -> deliveries.end(alert, DeliveryStatus.SENT, null));
    return claimed.stream().map(alert -> alert.message().count()).toList();
  }

  private AlertDeliveries deliveriesOf(Node node) {
    return new AlertDeliveries(
        engine.database,
        node,
        new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
        engine.clock);
  }

  private void tell(long rule, long first, long last) {
    var events =
        LongStream.rangeClosed(first, last)
            .mapToObj(
                log ->
                    new AlertEvent(
                        rule,
                        "failed:" + log,
                        false,
                        engine.clock.instant(),
                        7L,
                        "trigger 7",
                        "hello",
                        log,
                        null,
                        "FAILED"))
            .toList();
    engine.database.runInTransaction(
        connection -> AlertOutbox.tell(connection, engine.database.dialect(), events));
  }
}
