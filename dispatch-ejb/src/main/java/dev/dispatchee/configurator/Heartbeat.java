// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.DatabaseClock;
import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.listener.RunWorkers;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Heartbeats;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the others that this node is alive, and ends the runs of those that are not. Safe for
 * several threads.
 */
@Singleton
class Heartbeat {

  private static final Duration LARGEST_OFFSET = Duration.ofSeconds(2);

  /** What the database has forgotten unnoticed is looked for at every so many heartbeats. */
  private static final int BEATS_TO_FORGOTTEN = 12;

  private final Database database;
  private final DatabaseClock clock;
  private final Heartbeats heartbeats;
  private final Node node;
  private final HeartbeatTimes times;
  private final Leftovers leftovers;
  private final RunWorkers workers;
  private final DispatchTaskExecutorRegistry registry;

  private final SteadyHeartbeats steady;
  private final NodeName name;
  private volatile boolean holdsName;
  private volatile @Nullable Instant latest;
  private volatile boolean judgesOthers;
  private boolean offsetWarned;
  private long beats;
  private int toldOutage;
  private Heartbeats.@Nullable Away away;

  @Inject
  Heartbeat(
      Database database,
      DatabaseClock clock,
      Heartbeats heartbeats,
      Node node,
      HeartbeatTimes times,
      Leftovers leftovers,
      RunWorkers workers,
      DispatchTaskExecutorRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.heartbeats = heartbeats;
    this.node = node;
    this.times = times;
    this.name = new NodeName(node, times);
    this.steady = new SteadyHeartbeats(times);
    this.leftovers = leftovers;
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
              new Heartbeats.Report(
                  workers.capacity(), registry.types(), holdsName && workers.isOpen(), away()));
    } catch (RuntimeException failed) {
      steady.ends();
      judgesOthers = false;
      throw failed;
    }
    if (beat.isPresent()) {
      told(beat.get());
    } else {
      holdsName = false;
      steady.ends();
      judgesOthers = false;
      name.isHeld(heartbeats.holderInPlaceOf(node));
    }
  }

  // Dated once: each look at the clocks would make it another by a moment.
  private Heartbeats.@Nullable Away away() {
    database
        .latestOutage()
        .filter(outage -> outage.number() != toldOutage)
        .ifPresent(
            outage -> {
              var until = clock.instant().minus(outage.ago());
              away = new Heartbeats.Away(until.minus(outage.length()), until);
              toldOutage = outage.number();
            });
    return away;
  }

  private void told(Heartbeats.Beat beat) {
    warnIfOff(clock.offset());
    if (!holdsName) {
      leftovers.endThoseOfEarlierStarts(node);
      name.isOurs();
      holdsName = true;
    }
    var now = clock.instant();
    latest = now;
    steady.goesOn(now);
    judgesOthers = steady.isLongEnough();
    if (judgesOthers) {
      leftovers.endAfterBeat(beat.gone());
    }
    if (++beats % BEATS_TO_FORGOTTEN == 0) {
      leftovers.endForgotten(node);
    }
  }

  /** A heartbeat after the database was away: another one may be in its place, that knows less. */
  synchronized void beatAgain() {
    beat();
    if (holdsName) {
      leftovers.endForgotten(node);
    }
  }

  /**
   * Whether this start holds the name of its node. Without it, it starts no runs: another server
   * may have that name, and each would end the other's runs.
   */
  boolean holdsName() {
    return holdsName;
  }

  /**
   * Whether this node may say that others are dead: its own heartbeats have come for long enough.
   */
  boolean judgesOthers() {
    return judgesOthers && isFresh();
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
        leftovers.cancelAddressedTo(node);
      }
    } catch (DatabaseException away) {
      ConfiguratorLog.LOG.nameNotGivenUp(node.name(), away.getMessage());
    }
  }

  /** Whether this node has told, not long ago, that it is alive. */
  boolean isFresh() {
    return Optional.ofNullable(latest)
        .filter(beat -> clock.instant().isBefore(beat.plus(times.deadAfter())))
        .isPresent();
  }

  /** Since when it has not told that; no number, if it never has. */
  double ageSeconds() {
    var beat = latest;
    return beat == null ? Double.NaN : Duration.between(beat, clock.instant()).toMillis() / 1e3;
  }

  private void warnIfOff(Duration offset) {
    boolean off = offset.abs().compareTo(LARGEST_OFFSET) > 0;
    if (off && !offsetWarned) {
      ConfiguratorLog.LOG.clockIsOff(offset.toString());
    }
    offsetWarned = off;
  }
}
