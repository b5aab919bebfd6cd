// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static dev.dispatchee.benchmark.capacity.Figure.ADD_UP_A_SECOND;
import static dev.dispatchee.benchmark.capacity.Figure.ADD_UP_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.ADD_UP_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.ALARM_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.ALARM_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.BURST_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.BURST_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.DELETE_A_SECOND;
import static dev.dispatchee.benchmark.capacity.Figure.DELETE_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.DELETE_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.IDLE_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.IDLE_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.RUN_DATABASE_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.RUN_SERVER_MICROS;
import static dev.dispatchee.benchmark.capacity.Figure.RUN_WAL_BYTES;
import static dev.dispatchee.benchmark.capacity.Figure.SWEEP_DATABASE_MICROS;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which part of each resource a load takes, and how much load there may be until the first is used
 * up. A part of 1 is all of it; queues grow long well before, from 0.7 on.
 *
 * @param figures what was measured
 * @param machines what there is
 */
public record Capacity(Figures figures, Machines machines) {

  /**
   * How far ahead each node sets its alarms, how often it looks, and what one takes of its heap.
   */
  private static final double HORIZON_SECONDS = 600;

  private static final double SWEEP_SECONDS = 15;
  private static final double ALARM_BYTES = 560;

  private static final double MICROS = 1e6;
  private static final double MOST_RUNS_A_DAY = 1e12;
  private static final int HALVINGS = 100;

  /** The part of each resource that a load takes. */
  public Map<Resource, Double> parts(Load load) {
    double rate = load.runsASecond();
    double nodes = machines.nodes();
    var parts = new EnumMap<Resource, Double>(Resource.class);
    parts.put(Resource.SLOTS, rate * load.runMillis() / 1e3 / (nodes * machines.slots()));
    parts.put(Resource.NODE_PROCESSORS, serverMicros(load) / MICROS / nodes / machines.nodeCores());
    parts.put(
        Resource.DATABASE_PROCESSORS, databaseMicros(load) / MICROS / machines.databaseCores());
    parts.put(
        Resource.ALARMS,
        Math.min(
                load.dueInstantsASecond() * HORIZON_SECONDS,
                load.triggersDueWithin(HORIZON_SECONDS))
            * ALARM_BYTES
            / machines.alarmHeapBytes());
    parts.put(Resource.DISK, rate * figures.of(RUN_WAL_BYTES) / machines.writtenBytesASecond());
    parts.put(Resource.ADDING_UP, rate / figures.of(ADD_UP_A_SECOND));
    parts.put(Resource.DELETING, rate / figures.of(DELETE_A_SECOND));
    return parts;
  }

  /** What is used up first when there is more and more of a load. */
  public Resource first(Load load) {
    var most = load.withRunsADay(mostRunsADay(load));
    return parts(most).entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  /** How many runs a day there may be, all else being as in a load; 0 if not even one. */
  public double mostRunsADay(Load load) {
    double enough = 0;
    double tooMany = MOST_RUNS_A_DAY;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (enough + tooMany) / 2;
      if (bears(load.withRunsADay(middle))) {
        enough = middle;
      } else {
        tooMany = middle;
      }
    }
    return enough;
  }

  private boolean bears(Load load) {
    return parts(load).values().stream().allMatch(part -> part <= 1);
  }

  private double databaseMicros(Load load) {
    double run = figures.of(load.isOfBursts() ? BURST_DATABASE_MICROS : RUN_DATABASE_MICROS);
    double history = figures.of(ADD_UP_DATABASE_MICROS) + figures.of(DELETE_DATABASE_MICROS);
    return load.runsASecond() * (run + history)
        + machines.nodes() * figures.of(IDLE_DATABASE_MICROS)
        + machines.nodes()
            * load.triggersDueWithin(HORIZON_SECONDS)
            / SWEEP_SECONDS
            * figures.of(SWEEP_DATABASE_MICROS)
        + alarmsInVain(load) * figures.of(ALARM_DATABASE_MICROS);
  }

  private double serverMicros(Load load) {
    double run = figures.of(load.isOfBursts() ? BURST_SERVER_MICROS : RUN_SERVER_MICROS);
    double history = figures.of(ADD_UP_SERVER_MICROS) + figures.of(DELETE_SERVER_MICROS);
    return load.runsASecond() * (run + history)
        + machines.nodes() * figures.of(IDLE_SERVER_MICROS)
        + alarmsInVain(load) * figures.of(ALARM_SERVER_MICROS);
  }

  // Every node sets an alarm for each due instant; the first to ring fires, the others find
  // nothing.
  private double alarmsInVain(Load load) {
    return (machines.nodes() - 1) * load.dueInstantsASecond();
  }
}
