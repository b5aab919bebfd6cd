// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.scrape;

import dev.dispatchee.meter.Meters;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** All meters of this node as text. Safe for several threads. */
@Singleton
public class Scrape {

  private static final ExpositionFormatWriter PROMETHEUS =
      PrometheusTextFormatWriter.builder().build();
  private static final ExpositionFormatWriter OPEN_METRICS =
      OpenMetricsTextFormatWriter.builder().build();

  private final Meters meters;

  /** Reads these. */
  @Inject
  public Scrape(Meters meters) {
    this.meters = meters;
  }

  /**
   * What a monitoring system is answered.
   *
   * @param mediaType with version and character encoding
   * @param body to be sent as UTF-8
   */
  public record Text(String mediaType, String body) {}

  /**
   * How all meters stand now. Takes a second at most, also while the database is away.
   *
   * @param accept what the caller reads: OpenMetrics 1.0 if it names that, else the text of
   *     Prometheus, version 0.0.4
   */
  public Text take(@Nullable String accept) {
    var writer = accept != null && OPEN_METRICS.accepts(accept) ? OPEN_METRICS : PROMETHEUS;
    var body = new ByteArrayOutputStream();
    try {
      writer.write(body, meters.read());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes what is written", impossible);
    }
    return new Text(writer.getContentType(), body.toString(StandardCharsets.UTF_8));
  }
}
