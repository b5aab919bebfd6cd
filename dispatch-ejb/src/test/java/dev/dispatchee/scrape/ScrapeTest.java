// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.meter.Meters;
import org.junit.jupiter.api.Test;

class ScrapeTest {

  private final Meters meters = new Meters();
  private final Scrape scrape = new Scrape(meters);

  @Test
  void writesTheTextOfPrometheusUnlessOpenMetricsIsAskedFor() {
    meters.counter("dispatch_deeds_total", "Deeds.", "kind").labelValues("good").inc(3);

    var plain = scrape.take(null);
    var open = scrape.take("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

    assertThat(plain.mediaType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(plain.body())
        .isEqualTo(
            """
            # HELP dispatch_deeds_total Deeds.
            # TYPE dispatch_deeds_total counter
            dispatch_deeds_total{kind="good"} 3.0
            """);
    assertThat(open.mediaType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.body())
        .contains("# TYPE dispatch_deeds counter\n", "dispatch_deeds_total{kind=\"good\"} 3.0")
        .endsWith("# EOF\n");
    assertThat(scrape.take("image/png").mediaType()).isEqualTo(plain.mediaType());
  }

  @Test
  void keepsHostileValuesOnOneLineAndInTheirQuotes() {
    meters
        .counter("dispatch_deeds_total", "Deeds.", "kind")
        .labelValues("a\"} 9\ndispatch_forged 1\\")
        .inc();

    assertThat(scrape.take(null).body().lines())
        .last()
        .isEqualTo("dispatch_deeds_total{kind=\"a\\\"} 9\\ndispatch_forged 1\\\\\"} 1.0");
  }
}
