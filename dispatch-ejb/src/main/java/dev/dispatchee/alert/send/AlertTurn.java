// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.alert.watch.AlertWatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What a node does about alerts once a second. Not safe for several threads, but for reading. */
@Singleton
public class AlertTurn {

  private static final Duration CLEANING = Duration.ofMinutes(10);

  private final AlertRules rules;
  private final AlertWatch watch;
  private final AlertLook look;
  private final AlertGrouping grouping;
  private final AlertDeliveries deliveries;
  private final AlertSender sender;
  private final AlertLine line;
  private final AlertPing ping;
  private final AlertTimes times;
  private final Clock clock;
  private Instant nextCleaning = Instant.EPOCH;
  private volatile boolean unsent;

  /** Takes what it needs. */
  @Inject
  public AlertTurn(
      AlertRules rules,
      AlertWatch watch,
      AlertLook look,
      AlertGrouping grouping,
      AlertDeliveries deliveries,
      AlertSender sender,
      AlertLine line,
      AlertPing ping,
      AlertTimes times,
      Clock clock) {
    this.rules = rules;
    this.watch = watch;
    this.look = look;
    this.grouping = grouping;
    this.deliveries = deliveries;
    this.sender = sender;
    this.line = line;
    this.ping = ping;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Takes a turn.
   *
   * @param judgesOthers whether this node may say that others are dead
   * @param ready whether this node is
   */
  public void take(boolean judgesOthers, BooleanSupplier ready) {
    line.look();
    ping.look(ready);
    watch.look(judgesOthers);
    var found = look.look();
    rules.follow(found.version());
    unsent = found.unsent() > 0;
    if (found.hasEvents()) {
      grouping.group();
    }
    if (found.hasEvents() || found.hasDue()) {
      deliveries.claim(line.free()).forEach(alert -> line.add(() -> sender.send(alert)));
    }
    clean();
  }

  /** Whether there are alerts that could not be sent, as of the latest turn. */
  public boolean hasUnsent() {
    return unsent;
  }

  private void clean() {
    var now = clock.instant();
    if (!now.isBefore(nextCleaning)) {
      nextCleaning = now.plus(CLEANING);
      deliveries.deleteBefore(now.minus(times.retention()));
    }
  }
}
