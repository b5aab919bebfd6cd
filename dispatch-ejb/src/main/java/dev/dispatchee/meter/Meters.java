// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.meter;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/**
 * All meters of this node. Each is made once, under a name that begins with {@code dispatch_} and
 * that nobody else uses. Safe for several threads.
 *
 * <p>No exemplars: they would have a thread of their own.
 */
@Singleton
public class Meters {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final List<MultiCollector> others = new CopyOnWriteArrayList<>();

  /** None yet. */
  @Inject
  public Meters() {
    // For CDI.
  }

  /**
   * A number that only grows.
   *
   * @param name ends with {@code _total}
   * @param help one sentence
   * @param labels their names; who counts sees to it that their values are few
   */
  public Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  /** The same of a number that somebody else counts. */
  public void counter(String name, String help, DoubleSupplier count) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(told -> told.call(count.getAsDouble()))
        .register(registry);
  }

  /** Durations in seconds, counted by the first of these upper bounds that holds them. */
  public Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  /** A number that goes up and down, asked for when somebody reads it: it must be quick. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(told -> told.call(value.getAsDouble()))
        .register(registry);
  }

  /** What does not change while the server runs. */
  public Info information(String name, String help, String... labels) {
    return Info.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /** Meters that somebody else keeps. */
  public void add(MultiCollector collector) {
    others.add(collector);
  }

  /** How those stand that are counted here, without asking who keeps meters elsewhere. */
  public MetricSnapshots readWithoutStatements() {
    return registry.scrape();
  }

  /** How all stand now. */
  public MetricSnapshots read() {
    var all = MetricSnapshots.builder();
    registry.scrape().forEach(all::metricSnapshot);
    others.forEach(kept -> kept.collect().forEach(all::metricSnapshot));
    return all.build();
  }
}
