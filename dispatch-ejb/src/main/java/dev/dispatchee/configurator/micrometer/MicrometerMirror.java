// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator.micrometer;

import dev.dispatchee.meter.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Shows the meters of this node to Micrometer, under the same names: counters and gauges as they
 * are, histograms as timers, which tell count and sum. It looks at them when {@link #look} is
 * called, so what Micrometer sees is as old as the last look. For one thread at a time.
 */
public final class MicrometerMirror {

  private final Meters meters;
  private final MeterRegistry registry;
  private final Map<Key, Shown> shown = new HashMap<>();

  private record Key(String name, Labels labels) {}

  /** A meter of Micrometer's, and what it reads. */
  private record Shown(Latest latest, Meter meter) {}

  /** What was seen last. */
  private static final class Latest {
    private volatile double value;
    private volatile long count;
  }

  MicrometerMirror(Meters meters, MeterRegistry registry) {
    this.meters = meters;
    this.registry = registry;
  }

  /** One for the server, if it has the subsystem. */
  public static Optional<MicrometerMirror> ofServer(Meters meters) {
    return CDI.current().select(MeterRegistry.class).stream()
        .findFirst()
        .map(registry -> new MicrometerMirror(meters, registry));
  }

  /** Shows how the meters stand now. */
  public void look() {
    for (var snapshot : meters.readWithoutStatements()) {
      for (var point : snapshot.getDataPoints()) {
        show(snapshot, point);
      }
    }
  }

  /** Shows nothing any more. */
  public void end() {
    shown.values().forEach(one -> registry.remove(one.meter()));
    shown.clear();
  }

  private void show(MetricSnapshot snapshot, DataPointSnapshot point) {
    var name = snapshot.getMetadata().getPrometheusName();
    var key = new Key(name, point.getLabels());
    if (point instanceof CounterDataPointSnapshot counter) {
      var latest = latest(key, one -> counter(key, one));
      latest.value = counter.getValue();
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      var latest = latest(key, one -> timer(key, one));
      latest.value = histogram.getSum();
      latest.count = histogram.getCount();
    } else if (point instanceof GaugeDataPointSnapshot gauge) {
      var latest = latest(key, one -> gauge(key, one));
      latest.value = gauge.getValue();
    }
  }

  private Latest latest(Key key, java.util.function.Function<Latest, Meter> maker) {
    return shown
        .computeIfAbsent(
            key,
            missing -> {
              var latest = new Latest();
              return new Shown(latest, maker.apply(latest));
            })
        .latest();
  }

  // By the methods of the registry itself: what the builders of meters register stays in the
  // registry that the server gives to each deployment, and is told to nobody.
  private Meter counter(Key key, Latest latest) {
    return registry.more().counter(key.name(), tags(key.labels()), latest, seen -> seen.value);
  }

  private Meter timer(Key key, Latest latest) {
    return registry
        .more()
        .timer(
            key.name(),
            tags(key.labels()),
            latest,
            seen -> seen.count,
            seen -> seen.value,
            TimeUnit.SECONDS);
  }

  private Meter gauge(Key key, Latest latest) {
    registry.gauge(key.name(), tags(key.labels()), latest, seen -> seen.value);
    return registry.get(key.name()).tags(tags(key.labels())).gauge();
  }

  private static Iterable<Tag> tags(Labels labels) {
    return StreamSupport.stream(labels.spliterator(), false)
        .map(label -> Tag.of(label.getName(), label.getValue()))
        .toList();
  }
}
