// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.meter.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerMirrorTest {

  private final Meters meters = new Meters();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerMirror mirror = new MicrometerMirror(meters, registry);

  @Test
  void showsWhatTheMetersToldAtTheLastLook() {
    var deeds = meters.counter("dispatch_deeds_total", "Deeds.", "kind").labelValues("good");
    meters.gauge("dispatch_slots", "Slots.", () -> 16);
    var took = meters.histogram("dispatch_deed_seconds", "How long.", new double[] {1, 2}, "kind");
    deeds.inc(2);
    took.labelValues("good").observe(0.5);
    took.labelValues("good").observe(3);

    mirror.look();
    deeds.inc();
    assertThat(registry.get("dispatch_deeds").tag("kind", "good").functionCounter().count())
        .isEqualTo(2);
    mirror.look();

    assertThat(registry.get("dispatch_deeds").tag("kind", "good").functionCounter().count())
        .isEqualTo(3);
    assertThat(registry.get("dispatch_slots").gauge().value()).isEqualTo(16);
    var timer = registry.get("dispatch_deed_seconds").tag("kind", "good").functionTimer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3.5);
  }

  @Test
  void takesEverythingAwayAtItsEnd() {
    meters.gauge("dispatch_slots", "Slots.", () -> 16);
    mirror.look();

    mirror.end();

    assertThat(registry.getMeters()).isEmpty();
  }
}
