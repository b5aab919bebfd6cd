// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.listener.ChainWork;
import dev.dispatchee.listener.ListenerLifecycle;
import dev.dispatchee.log.claim.NodeWatch;
import dev.dispatchee.trigger.backfill.BackfillWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Takes on what no thread waits for: chains and backfills, whichever node began them. Each has a
 * thread of its own, which looks when a run has ended here, and once a second while there are any.
 */
@Singleton
class Continuations {

  private static final Duration UNTIL_ASKED = Duration.ofHours(1);

  private final ChainWork chains;
  private final BackfillWork backfills;
  private final ListenerLifecycle listening;
  private volatile Runnable takeChainsOn = () -> {};
  private volatile Runnable takeBackfillsOn = () -> {};

  @Inject
  Continuations(ChainWork chains, BackfillWork backfills, ListenerLifecycle listening) {
    this.chains = chains;
    this.backfills = backfills;
    this.listening = listening;
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
   *     can run what is queued
   */
  void start(Starter starter, BooleanSupplier allowed) {
    takeChainsOn = starter.start("chains", UNTIL_ASKED, when(allowed, chains::look))::hurry;
    chains.onChange(takeChainsOn);
    takeBackfillsOn =
        starter.start("backfills", UNTIL_ASKED, when(allowed, backfills::look))::hurry;
    listening.onEndOf(backfills::isOf, takeBackfillsOn);
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
  }
}
