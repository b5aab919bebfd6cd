// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.listener.ListenerLifecycle;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.log.claim.NodeWatch;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.scheduler.SchedulerState;
import dev.dispatchee.scheduler.SchedulerSwitch;
import dev.dispatchee.trigger.firing.Alarms;
import dev.dispatchee.trigger.firing.Firing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What a node does once a second: it looks whether it may work, and what there is to do, and sees
 * to it that this is done. Not safe for several threads, but for reading and for sweeping.
 */
@Singleton
class NodeTurn {

  private final NodeWatch nodeWatch;
  private final Heartbeat heartbeat;
  private final ServerModel server;
  private final ServerRequirements requirements;
  private final ListenerLimits listeners;
  private final ListenerLifecycle listening;
  private final RunWorkers workers;
  private final DispatchTaskExecutorRegistry registry;
  private final ExecutorWatch executors;
  private final UnseenExecutors unseen;
  private final Continuations continuations;
  private final SchedulerSwitch scheduler;
  private final Alarms alarms;
  private final Firing firing;
  private final Sweep sweep;
  private final Clock clock;
  private volatile boolean running;
  private volatile boolean accepting;
  private Runnable tellSoon = () -> {};
  private boolean draining;
  private boolean paused;

  @Inject
  NodeTurn(
      NodeWatch nodeWatch,
      Heartbeat heartbeat,
      ServerModel server,
      ServerRequirements requirements,
      ListenerLimits listeners,
      ListenerLifecycle listening,
      RunWorkers workers,
      DispatchTaskExecutorRegistry registry,
      ExecutorWatch executors,
      UnseenExecutors unseen,
      Continuations continuations,
      SchedulerSwitch scheduler,
      Alarms alarms,
      Firing firing,
      Sweep sweep,
      Clock clock) {
    this.nodeWatch = nodeWatch;
    this.heartbeat = heartbeat;
    this.server = server;
    this.requirements = requirements;
    this.listeners = listeners;
    this.listening = listening;
    this.workers = workers;
    this.registry = registry;
    this.executors = executors;
    this.unseen = unseen;
    this.continuations = continuations;
    this.scheduler = scheduler;
    this.alarms = alarms;
    this.firing = firing;
    this.sweep = sweep;
    this.clock = clock;
  }

  /**
   * Before the first turn.
   *
   * @param tellOthersSoon has the next heartbeat come at once
   */
  void start(Runnable tellOthersSoon) {
    tellSoon = tellOthersSoon;
    follow(scheduler.look());
  }

  /** Whether this node may do anything now; also while it drains. */
  boolean isRunning() {
    return running;
  }

  /** Takes a turn. */
  void take() {
    boolean serverRuns = server.isRunning();
    if (serverRuns) {
      requirements.checkNowAndThen();
    }
    if (!heartbeat.holdsName()) {
      // Sooner than by the next heartbeat.
      heartbeat.beat();
    }
    running = serverRuns && requirements.hold() && heartbeat.holdsName();
    openOrClose(serverRuns);
    listening.watch(serverRuns);
    var seen = nodeWatch.look();
    draining = seen.draining();
    openOrClose(serverRuns);
    workers.look(seen.due());
    continuations.look(seen);
    follow(seen.scheduler());
    if (running && seen.overdue() && !paused) {
      firing.takeOver();
    }
    if (heartbeat.holdsName() && executors.look()) {
      // Others address what runs on all nodes to those that have its executor.
      tellSoon.run();
    }
  }

  /** Repairs what nobody else has seen. */
  // Also while the node drains: a fire only makes rows, which other nodes can run.
  void sweep() {
    if (running) {
      sweep.sweep();
      unseen.look();
    }
  }

  // Nothing is claimed while the server boots or is suspended, when its executor service refuses
  // work, while its configuration is incomplete, or while the node drains.
  private void openOrClose(boolean serverRuns) {
    boolean accepts = running && !draining;
    if (accepts == accepting) {
      return;
    }
    accepting = accepts;
    if (accepts) {
      open();
    } else {
      ConfiguratorLog.LOG.startsNothing(reasonToStartNothing(serverRuns));
      workers.close();
      tellSoon.run();
    }
  }

  private void open() {
    listeners.check();
    workers.resize(requirements.capacity());
    workers.open();
    ConfiguratorLog.LOG.accepts(workers.capacity(), String.join(", ", registry.types()));
    // What runs on all nodes is addressed to this one from now on.
    heartbeat.beat();
    // What a restart leaves overdue does not wait for the next sweep.
    sweep();
  }

  private String reasonToStartNothing(boolean serverRuns) {
    if (running) {
      return "it is being drained";
    }
    if (!serverRuns) {
      return "the server is suspended or stopping";
    }
    return heartbeat.holdsName()
        ? "its configuration is incomplete"
        : "another start has the name of its node";
  }

  private void follow(SchedulerState state) {
    if (state.paused() == paused) {
      return;
    }
    paused = state.paused();
    if (paused) {
      ConfiguratorLog.LOG.schedulerPaused(state.changedBy());
    } else {
      ConfiguratorLog.LOG.schedulerResumed(state.changedBy());
      // What was due meanwhile may take long: not on this thread, which looks after the runs.
      alarms.setFor(clock.instant());
    }
  }
}
