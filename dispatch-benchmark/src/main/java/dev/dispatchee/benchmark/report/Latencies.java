// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How long something took, each time.
 *
 * @param millis milliseconds, in any order
 */
public record Latencies(List<Double> millis) {

  /**
   * Copies them.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Latencies {
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    millis = millis.stream().sorted().toList();
  }

  /** Of so many times, one after the other, after some that do not count. */
  public static Latencies of(int warmUp, int times, Runnable act) {
    for (int i = 0; i < warmUp; i++) {
      act.run();
    }
    var collector = collector();
    for (int i = 0; i < times; i++) {
      collector.time(act);
    }
    return collector.latencies();
  }

  /** Something that takes them down. */
  public static Collector collector() {
    return new Collector();
  }

  /** The one in the middle. */
  public double median() {
    return Summary.of(millis).median();
  }

  /** So many of a hundred took this long or less. */
  public double percentile(int of) {
    return millis.get(Math.max(0, (int) Math.ceil(millis.size() * of / 100.0) - 1));
  }

  /** Takes down how long something takes, for several threads. */
  public static final class Collector {

    private final List<Double> millis = new ArrayList<>();

    private Collector() {}

    /** Does it once. */
    public void time(Runnable act) {
      long start = System.nanoTime();
      act.run();
      double took = (System.nanoTime() - start) / 1e6;
      synchronized (millis) {
        millis.add(took);
      }
    }

    /** Forgets what there is. */
    public void clear() {
      synchronized (millis) {
        millis.clear();
      }
    }

    /** What there is. */
    public Latencies latencies() {
      synchronized (millis) {
        return new Latencies(millis);
      }
    }
  }
}
