// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trace.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenTelemetryTracesTest {

  @RegisterExtension static final OpenTelemetryExtension KEPT = OpenTelemetryExtension.create();

  private final Tracing tracing = new Tracing(new OpenTelemetryTraces(KEPT.getOpenTelemetry()));

  @Test
  void leadsFromTheFireOverAnotherThreadToTheStoredResult() {
    var fire = tracing.fire(2);
    tracing.remember(List.of(7L), tracing.current());
    fire.leave();
    fire.end();
    CompletableFuture.runAsync(() -> runAndStore(7)).join();

    assertThat(tracing.current()).as("nothing is left on the thread").isNull();
    var result = span("dispatch result");
    var run = span("dispatch run hello");
    assertThat(result.getParentSpanId()).isEqualTo(run.getSpanId());
    assertThat(run.getParentSpanId()).isEqualTo(span("dispatch fire").getSpanId());
    assertThat(KEPT.getSpans()).extracting(SpanData::getTraceId).containsOnly(run.getTraceId());
    assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void tellsWhatTheThreadOfARunDoesAsAHeader() {
    var run = tracing.start(1, "hello");

    assertThat(tracing.current())
        .isEqualTo(run.traceParent())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    run.leave();
    assertThat(tracing.current()).isNull();
  }

  @Test
  void beginsAnewWhereNobodyRemembersTheCause() {
    var first = tracing.start(1, "hello");
    first.leave();
    tracing.remember(List.of(2L), first.traceParent());
    tracing.remember(LongStream.rangeClosed(3, 10_002).boxed().toList(), first.traceParent());

    var forgotten = tracing.start(2, "hello");
    forgotten.leave();
    var remembered = tracing.start(3, "hello");
    remembered.leave();

    assertThat(trace(forgotten)).isNotEqualTo(trace(first));
    assertThat(trace(remembered)).isEqualTo(trace(first));
  }

  @Test
  void doesNothingWhereNobodyKeepsTraces() {
    var none = new Tracing(Traces.NONE);
    none.remember(List.of(1L), "00-1-1-01");

    var run = none.start(1, "hello").with("a", "b");

    assertThat(none.isOn()).isFalse();
    assertThat(run.traceParent()).isNull();
    assertThat(none.current()).isNull();
    assertThat(KEPT.getSpans()).isEmpty();
  }

  private void runAndStore(long run) {
    var doing = tracing.start(run, "hello");
    doing.failed("FAILED");
    doing.leave();
    tracing.store(run, doing);
    doing.end();
    tracing.stored(run);
  }

  private static String trace(Traces.Doing doing) {
    return String.valueOf(doing.traceParent()).substring(3, 35);
  }

  private static SpanData span(String name) {
    return KEPT.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + KEPT.getSpans()));
  }
}
