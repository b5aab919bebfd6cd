// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.log.result.LostRuns;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Heartbeats;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.trigger.firing.Alarms;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the others that this node is alive, and ends the runs of those that are not. Safe for
 * several threads.
 */
@Singleton
class Heartbeat {

  private static final Duration LARGEST_OFFSET = Duration.ofSeconds(2);

  private final DatabaseClock clock;
  private final Heartbeats heartbeats;
  private final Node node;
  private final HeartbeatTimes times;
  private final LostRuns lostRuns;
  private final Alarms alarms;
  private final RunWorkers workers;
  private final DispatchTaskExecutorRegistry registry;

  private final SteadyHeartbeats steady;
  private final NodeName name;
  private Set<String> gone = Set.of();
  private volatile boolean accepting;
  private volatile boolean holdsName;
  private volatile @Nullable Instant latest;
  private boolean offsetWarned;

  @Inject
  Heartbeat(
      DatabaseClock clock,
      Heartbeats heartbeats,
      Node node,
      HeartbeatTimes times,
      LostRuns lostRuns,
      Alarms alarms,
      RunWorkers workers,
      DispatchTaskExecutorRegistry registry) {
    this.clock = clock;
    this.heartbeats = heartbeats;
    this.node = node;
    this.times = times;
    this.name = new NodeName(node, times);
    this.steady = new SteadyHeartbeats(times);
    this.lostRuns = lostRuns;
    this.alarms = alarms;
    this.workers = workers;
    this.registry = registry;
  }

  /**
   * One heartbeat, if this start holds the name of its node or can have it. With the name it ends
   * what earlier starts of this server left in progress.
   */
  synchronized void beat() {
    Optional<Heartbeats.Beat> beat;
    try {
      beat =
          heartbeats.heartbeat(
              clock,
              node,
              new Heartbeats.Report(workers.capacity(), registry.types(), accepting && holdsName));
    } catch (RuntimeException failed) {
      steady.ends();
      throw failed;
    }
    if (beat.isPresent()) {
      told(beat.get());
    } else {
      holdsName = false;
      steady.ends();
      name.isHeld(heartbeats.holderInPlaceOf(node));
    }
  }

  private void told(Heartbeats.Beat beat) {
    warnIfOff(clock.offset());
    if (!holdsName) {
      report(lostRuns.endThoseOfEarlierStarts(node));
      name.isOurs();
      holdsName = true;
    }
    var now = clock.instant();
    latest = now;
    steady.goesOn(now);
    var goneBefore = gone;
    gone = Set.copyOf(beat.gone());
    if (!goneBefore.containsAll(gone)) {
      endThoseOfTheGone();
    }
  }

  /** Whether a node is known that has stopped or is dead. */
  synchronized boolean knowsOfTheGone() {
    return !gone.isEmpty();
  }

  /** Ends the runs of nodes that are no more, if this node may judge. */
  synchronized void endThoseOfTheGone() {
    if (steady.isLongEnough()) {
      report(lostRuns.endThoseOfTheGone());
    }
  }

  /**
   * Says at once whether this node starts runs: what runs on all nodes is addressed to those that
   * do.
   */
  void accepts(boolean now) {
    accepting = now;
    beat();
  }

  /**
   * Whether this start holds the name of its node. Without it, it starts no runs: another server
   * may have that name, and each would end the other's runs.
   */
  boolean holdsName() {
    return holdsName;
  }

  /**
   * As {@link #accepts} of a node that ends; what is addressed to it meanwhile is canceled then.
   */
  void stopsAccepting() {
    try {
      accepts(false);
    } catch (DatabaseException away) {
      ConfiguratorLog.LOG.periodicWorkWaits(
          "heartbeat", times.interval().toString(), away.getMessage());
    }
  }

  /**
   * Signs off: the others know at once that this node has stopped, and the next start of this
   * server can have its name.
   */
  synchronized void signOff() {
    boolean held = holdsName;
    holdsName = false;
    try {
      heartbeats.giveUpName(node);
      if (held) {
        tellCanceled(lostRuns.cancelAddressedTo(node));
      }
    } catch (DatabaseException away) {
      ConfiguratorLog.LOG.nameNotGivenUp(node.name(), away.getMessage());
    }
  }

  /** Whether this node may say of others that they are dead, or that they lack something. */
  synchronized boolean mayJudge() {
    return steady.isLongEnough();
  }

  /** Whether this node has told, not long ago, that it is alive. */
  boolean isFresh() {
    return Optional.ofNullable(latest)
        .filter(beat -> clock.instant().isBefore(beat.plus(times.deadAfter())))
        .isPresent();
  }

  private static void tellCanceled(int canceled) {
    if (canceled > 0) {
      ConfiguratorLog.LOG.addressedToTheGone(canceled);
    }
  }

  private void report(LostRuns.Ended ended) {
    tellCanceled(ended.canceled());
    if (!ended.runs().isEmpty()) {
      ConfiguratorLog.LOG.lostRuns(
          ended.runs().size(), ended.runs().stream().map(run -> run.log()).toList().toString());
      ended.retries().forEach(alarms::setFor);
    }
  }

  private void warnIfOff(Duration offset) {
    boolean off = offset.abs().compareTo(LARGEST_OFFSET) > 0;
    if (off && !offsetWarned) {
      ConfiguratorLog.LOG.clockIsOff(offset.toString());
    }
    offsetWarned = off;
  }
}
