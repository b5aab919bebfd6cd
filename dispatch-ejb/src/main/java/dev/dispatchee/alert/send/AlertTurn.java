// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.alert.AlertLook;
import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.alert.watch.AlertWatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** What a node does about alerts once a second. Not safe for several threads, but for reading. */
@Singleton
public class AlertTurn {

  private static final Duration CLEANING = Duration.ofMinutes(10);

  private final AlertRules rules;
  private final AlertWatch watch;
  private final AlertGrouping grouping;
  private final AlertDeliveries deliveries;
  private final AlertSender sender;
  private final AlertLine line;
  private final AlertPing ping;
  private final AlertTimes times;
  private final Clock clock;
  private final AtomicBoolean hasWork = new AtomicBoolean();
  private Instant nextCleaning = Instant.EPOCH;
  private volatile long version = -1;
  private volatile boolean unsent;

  /** Takes what it needs. */
  @Inject
  public AlertTurn(
      AlertRules rules,
      AlertWatch watch,
      AlertGrouping grouping,
      AlertDeliveries deliveries,
      AlertSender sender,
      AlertLine line,
      AlertPing ping,
      AlertTimes times,
      Clock clock) {
    this.rules = rules;
    this.watch = watch;
    this.grouping = grouping;
    this.deliveries = deliveries;
    this.sender = sender;
    this.line = line;
    this.ping = ping;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Takes note of what the node has seen.
   *
   * @return whether there is something to do at once
   */
  public boolean see(AlertLook.Found seen) {
    version = seen.version();
    unsent = seen.unsent() > 0;
    hasWork.set(seen.hasWork());
    return seen.hasWork() || !rules.isOf(version);
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
    rules.follow(version);
    boolean asked = hasWork.getAndSet(false);
    if (watch.look(judgesOthers) || asked) {
      grouping.group();
      deliveries.claim(line.free()).forEach(alert -> line.add(() -> sender.send(alert)));
    }
    clean();
  }

  /** Whether there are alerts that could not be sent, as the node has seen last. */
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
