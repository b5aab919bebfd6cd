// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages where nobody takes them, and how they are counted. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AlertSenderTest {

  private static final Duration GIVE_UP = Duration.ofHours(1);

  private final EngineOnDatabase engine;
  private final AlertsOnDatabase alerts;
  private final AlertDeliveries deliveries;
  private final Meters meters = new Meters();
  private final AlertSender sender;

  AlertSenderTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    alerts = AlertsOnDatabase.on(engine);
    engine.beat(engine.node);
    deliveries =
        new AlertDeliveries(
            engine.database,
            engine.node,
            new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            engine.clock);
    sender =
        new AlertSender(
            engine.database,
            deliveries,
            new AlertExecutors(
                new DispatchTaskExecutorRegistry(), SecretStore.of(key -> null), engine.clock),
            new AlertLine(),
            new AlertTimes(GIVE_UP, Duration.ofDays(30), Duration.ofMinutes(1), ""),
            new AlertMeters(meters),
            engine.clock);
  }

  @Test
  void triesAgainAndGivesUpInTheEnd() {
    failed();

    assertThat(send()).isEqualTo(1);
    assertThat(counted()).containsExactlyEntriesOf(counts(0, 0, 1));
    engine.clock.tick(GIVE_UP);
    assertThat(send()).isEqualTo(1);
    assertThat(counted()).containsExactlyEntriesOf(counts(1, 0, 1));
    engine.clock.tick(GIVE_UP);
    assertThat(send()).isZero();
  }

  @Test
  void sendsNothingOfARuleThatIsMuted() {
    failed();
    engine.update(
        "update dispatch_alert_rule set muted_until_date = timestamp '2100-01-01 00:00:00'");

    send();

    assertThat(counted()).containsExactlyEntriesOf(counts(0, 1, 0));
  }

  @Test
  void countsNothingThatAnotherNodeHasTakenOver() {
    failed();
    var claimed = deliveries.claim(8).get(0);
    engine.update("update dispatch_alert_delivery set token = token + 1");

    sender.send(claimed);

    assertThat(counted()).containsExactlyEntriesOf(counts(0, 0, 0));
  }

  private void failed() {
    alerts.rule(AlertKind.FAILED);
    alerts.end(engine.aTrigger().create(), RunStatus.FAILED);
    alerts.group();
  }

  private int send() {
    var claimed = deliveries.claim(8);
    claimed.forEach(sender::send);
    return claimed.size();
  }

  private static Map<String, Integer> counts(int failed, int muted, int retried) {
    return new TreeMap<>(Map.of("FAILED", failed, "MUTED", muted, "RETRIED", retried, "SENT", 0));
  }

  private Map<String, Integer> counted() {
    var counted = new TreeMap<String, Integer>();
    meters.readWithoutStatements().stream()
        .filter(meter -> meter.getMetadata().getName().equals("dispatch_alert_deliveries"))
        .flatMap(meter -> meter.getDataPoints().stream())
        .map(CounterDataPointSnapshot.class::cast)
        .forEach(point -> counted.put(point.getLabels().get("status"), (int) point.getValue()));
    return counted;
  }
}
