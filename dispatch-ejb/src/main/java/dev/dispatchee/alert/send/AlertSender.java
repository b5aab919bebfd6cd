// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.SafeText;
import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertDefinition;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertRuleRows;
import dev.dispatchee.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one message, and writes what became of it. Safe for several threads. */
@Singleton
public class AlertSender {

  private final Database database;
  private final AlertDeliveries deliveries;
  private final AlertExecutors executors;
  private final AlertLine line;
  private final AlertTimes times;
  private final AlertMeters meters;
  private final Clock clock;

  @Inject
  AlertSender(
      Database database,
      AlertDeliveries deliveries,
      AlertExecutors executors,
      AlertLine line,
      AlertTimes times,
      AlertMeters meters,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.executors = executors;
    this.line = line;
    this.times = times;
    this.meters = meters;
    this.clock = clock;
  }

  /** Sends a message that this node has claimed. */
  void send(ClaimedAlert alert) {
    var rule =
        database.withConnection(
            connection -> AlertRuleRows.find(connection, alert.message().rule()));
    if (rule.isEmpty()) {
      end(alert, DeliveryStatus.FAILED, "its rule was deleted");
    } else if (!alert.message().test() && isMuted(rule.get())) {
      end(alert, DeliveryStatus.MUTED, null);
    } else {
      send(alert, rule.get().definition());
    }
  }

  private boolean isMuted(AlertRule rule) {
    return rule.definition().isMutedAt(clock.instant());
  }

  private void send(ClaimedAlert alert, AlertDefinition rule) {
    try {
      var message = alert.message();
      var settings =
          ChannelSettings.of(
              rule.channel(), rule.channelSettings(), message, signed(rule, message));
      line.call(
          () ->
              executors.run(
                  rule.channel().executorType(),
                  message.ruleName(),
                  message.id(),
                  settings,
                  alert.attempt()));
      end(alert, DeliveryStatus.SENT, null);
      if (alert.attempt() > 1) {
        AlertLog.LOG.sentAfterAll(SafeText.of(rule.name()), alert.attempt());
      }
    } catch (UnsentException refused) {
      refused(alert, refused.why());
    } catch (InterruptedException interrupted) {
      refused(alert, "it took too long, or the server stopped");
    }
  }

  private Map<String, String> signed(AlertDefinition rule, AlertMessage message)
      throws UnsentException {
    if (rule.channel() != AlertChannel.WEBHOOK) {
      return Map.of();
    }
    long seconds = clock.instant().getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", Long.toString(seconds));
    var reference = rule.channelSettings().get(ChannelSettings.SIGNING_SECRET);
    if (reference != null) {
      headers.put(
          "webhook-signature",
          Signature.of(executors.secret(reference), message.id(), seconds, message.cloudEvent()));
    }
    return headers;
  }

  private void refused(ClaimedAlert alert, String why) {
    var rule = SafeText.of(alert.message().ruleName());
    var next = clock.instant().plus(AlertTimes.pauseAfter(alert.attempt()));
    var end = alert.created().plus(times.giveUp());
    if (alert.message().test() || next.isAfter(end)) {
      end(alert, DeliveryStatus.FAILED, why);
      if (!alert.message().test()) {
        AlertLog.LOG.givenUp(rule, SafeText.of(why), alert.attempt());
      }
    } else {
      if (deliveries.retry(alert, why, next)) {
        meters.retried();
      }
      tell(alert, rule, why, end);
    }
  }

  private void end(ClaimedAlert alert, DeliveryStatus status, @Nullable String error) {
    if (deliveries.end(alert, status, error)) {
      meters.ended(status);
    }
  }

  // The first failure and no more: the list of deliveries has them all.
  private static void tell(ClaimedAlert alert, String rule, String why, Instant end) {
    if (alert.attempt() == 1) {
      AlertLog.LOG.unsent(rule, SafeText.of(why), end.toString());
    }
  }
}
