// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunAlarm;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.result.ForgottenRuns;
import dev.dispatchee.log.result.LostRuns;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.node.Node;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;

/**
 * Ends what nobody else is going to: runs of nodes that are gone, what was addressed to them, and
 * what no node can start. It judges by heartbeats, so it is asked right after this node's own:
 * before, after a time in which the whole machine stood still, all nodes seem dead, this one too.
 * For one thread at a time.
 */
@Singleton
class Leftovers {

  /** What no node can start is looked for at every so many heartbeats. */
  private static final int BEATS_TO_UNSTARTABLE = 3;

  /** A start that has lost its name may leave a run behind unseen; that is rare. */
  private static final int BEATS_TO_LOST = 12;

  /** What others were writing when a node went is there by then. */
  private static final int LOOKS_AFTER_A_LOSS = 3;

  private final DispatchConfiguration configuration;
  private final LostRuns lostRuns;
  private final ForgottenRuns forgottenRuns;
  private final OpenRuns openRuns;
  private final RunAlarm alarms;
  private final Counter lost;
  private final UnstartedRuns unstarted;

  private Set<String> gone = Set.of();
  private int looks;
  private long beats;

  @Inject
  Leftovers(
      DispatchConfiguration configuration,
      LostRuns lostRuns,
      ForgottenRuns forgottenRuns,
      OpenRuns openRuns,
      RunAlarm alarms,
      UnstartedRuns unstarted,
      Meters meters) {
    this.configuration = configuration;
    this.lostRuns = lostRuns;
    this.forgottenRuns = forgottenRuns;
    this.openRuns = openRuns;
    this.alarms = alarms;
    this.lost =
        meters.counter(
            "dispatch_runs_lost_total",
            "Runs in progress that this node ended because their node was gone.");
    this.unstarted = unstarted;
  }

  /**
   * Ends what nodes have left that are gone, after a heartbeat of this one.
   *
   * @param goneNow the nodes that have stopped or are dead
   */
  void endAfterBeat(Collection<String> goneNow) {
    if (!gone.containsAll(goneNow)) {
      looks = LOOKS_AFTER_A_LOSS;
    }
    if (looks > 0 || beats % BEATS_TO_LOST == 0) {
      tellCanceled(openRuns.cancelAddressedToTheGone());
      tellLost(lostRuns.endThoseOfTheGone());
      looks = Math.max(0, looks - 1);
    }
    if (beats % BEATS_TO_UNSTARTABLE == 0) {
      cancelUnstartable();
    }
    // Last: what the database refuses is tried again at the next heartbeat.
    gone = Set.copyOf(goneNow);
    beats++;
  }

  /** Ends what earlier starts of this server left, before anything is addressed to this one. */
  void endThoseOfEarlierStarts(Node node) {
    cancelAddressedTo(node);
    tellLost(lostRuns.endThoseOfEarlierStarts(node));
  }

  /**
   * Ends what this node has ended already, of which the database has lost that. To be asked when
   * the database was away, and now and then, since another one may take its place unnoticed.
   */
  void endForgotten(Node node) {
    var ended = forgottenRuns.endThoseOf(node);
    if (!ended.runs().isEmpty()) {
      ConfiguratorLog.LOG.forgottenRuns(ended.runs().size(), logs(ended));
      ended.retries().forEach(alarms::setFor);
    }
  }

  /** Cancels what is addressed to this node and will not be started by it. */
  void cancelAddressedTo(Node node) {
    tellCanceled(openRuns.cancelAddressedTo(node));
  }

  private void cancelUnstartable() {
    int canceled = openRuns.cancelUnstartable(configuration.executorGrace());
    if (canceled > 0) {
      unstarted.canceled(EndReason.EXECUTOR_MISSING, canceled);
      ConfiguratorLog.LOG.unstartable(canceled);
    }
  }

  private void tellCanceled(int canceled) {
    if (canceled > 0) {
      unstarted.canceled(EndReason.NODE_LOST, canceled);
      ConfiguratorLog.LOG.addressedToTheGone(canceled);
    }
  }

  private void tellLost(LostRuns.Ended ended) {
    if (!ended.runs().isEmpty()) {
      lost.inc(ended.runs().size());
      ConfiguratorLog.LOG.lostRuns(ended.runs().size(), logs(ended));
      ended.retries().forEach(alarms::setFor);
    }
  }

  private static String logs(LostRuns.Ended ended) {
    return ended.runs().stream().map(run -> run.log()).toList().toString();
  }
}
