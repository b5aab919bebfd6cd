// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.alert.send.AlertTurn;
import dev.dispatchee.listener.ChainWork;
import dev.dispatchee.listener.ListenerLifecycle;
import dev.dispatchee.log.claim.NodeWatch;
import dev.dispatchee.trigger.backfill.BackfillWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Takes on what no thread waits for: chains, backfills and alerts, whichever node began them. Each
 * has a thread of its own, which looks once a second while there are any; chains and backfills when
 * a run has ended here, too.
 */
@Singleton
class Continuations {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration UNTIL_ASKED = Duration.ofHours(1);

  private final ChainWork chains;
  private final BackfillWork backfills;
  private final ListenerLifecycle listening;
  private final AlertTurn alerts;
  private final Heartbeat heartbeat;
  private final Readiness readiness;
  private volatile Runnable takeChainsOn = () -> {};
  private volatile Runnable takeBackfillsOn = () -> {};
  private volatile Runnable takeAlertsOn = () -> {};

  @Inject
  Continuations(
      ChainWork chains,
      BackfillWork backfills,
      ListenerLifecycle listening,
      AlertTurn alerts,
      Heartbeat heartbeat,
      Readiness readiness) {
    this.chains = chains;
    this.backfills = backfills;
    this.listening = listening;
    this.alerts = alerts;
    this.heartbeat = heartbeat;
    this.readiness = readiness;
  }

  /** Starts work that is done again and again. */
  @FunctionalInterface
  interface Starter {

    /** Starts it. */
    PeriodicWork start(String name, Duration interval, PeriodicWork.Turn turn);
  }

  /**
   * Begins.
   *
   * @param allowed whether the node may do anything now; also while it drains, since other nodes
   *     can run what is queued, and what has happened is to be told
   */
  void start(Starter starter, BooleanSupplier allowed) {
    takeChainsOn = starter.start("chains", UNTIL_ASKED, when(allowed, chains::look))::hurry;
    chains.onChange(takeChainsOn);
    takeBackfillsOn =
        starter.start("backfills", UNTIL_ASKED, when(allowed, backfills::look))::hurry;
    listening.onEndOf(backfills::isOf, takeBackfillsOn);
    takeAlertsOn = starter.start("alerts", SECOND, when(allowed, this::tendAlerts))::hurry;
  }

  private void tendAlerts() {
    alerts.take(heartbeat.judgesOthers(), readiness::isReady);
  }

  private static PeriodicWork.Turn when(BooleanSupplier allowed, Runnable look) {
    return () -> {
      if (allowed.getAsBoolean()) {
        look.run();
      }
    };
  }

  /** Looks if the node has seen that there is something. */
  void look(NodeWatch.Seen seen) {
    if (seen.chains()) {
      takeChainsOn.run();
    }
    if (seen.backfills()) {
      takeBackfillsOn.run();
    }
    if (alerts.see(seen.alerts())) {
      takeAlertsOn.run();
    }
  }
}
