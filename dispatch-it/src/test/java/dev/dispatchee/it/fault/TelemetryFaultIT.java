// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.dispatchee.it.BesideOthers;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.watch.Collector;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that has OpenTelemetry and Micrometer besides, and somebody who collects. */
@BesideOthers
class TelemetryFaultIT {

  private static final Collector COLLECTOR = new Collector();
  private static final ServerProcess SERVER =
      ServerProcess.make("telemetry", Map.of("dispatch.http-request.allow", "127.0.0.1"));

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());
  @RegisterExtension private final Given given = new Given(SERVER.application());

  @BeforeAll
  static void start() {
    var address = "http://127.0.0.1:" + COLLECTOR.port();
    SERVER.configure(
        """
        /extension=org.wildfly.extension.opentelemetry:add
        /subsystem=opentelemetry:add(service-name=dispatch, endpoint="%1$s", sampler-type=on, batch-delay=200)
        /extension=org.wildfly.extension.micrometer:add
        /subsystem=micrometer:add
        /subsystem=micrometer/registry=otlp:add(endpoint="%1$s/v1/metrics", step=2)
        """
            .formatted(address));
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    COLLECTOR.close();
  }

  @Test
  void leadsInOneTraceFromTheRequestOverTheRunToTheStoredResult() {
    var trigger = anHttpTrigger("").create();

    trigger.awaitEnded(trigger.runNow());

    await().atMost(Duration.ofSeconds(20)).until(() -> resultOf(trigger.id()).isPresent());
    var run = runOf(trigger.id()).orElseThrow();
    var request = span(run.getParentSpanId()).orElseThrow();
    assertThat(request.getName()).startsWith("POST");
    assertThat(request.getTraceId()).isEqualTo(run.getTraceId());
    assertThat(resultOf(trigger.id()).orElseThrow().getTraceId()).isEqualTo(run.getTraceId());
    assertThat(COLLECTOR.traceParents())
        .as("what http-request has sent")
        .contains("00-%s-%s-01".formatted(hex(run.getTraceId()), hex(run.getSpanId())));
  }

  @Test
  void leadsInOneTraceFromTheFireToTheStoredResult() {
    var trigger = anHttpTrigger("/fired").withCron("*/1 * * * * ?").create();

    trigger.awaitLogs(2, run -> run.isSuccessful());

    await().atMost(Duration.ofSeconds(20)).until(() -> resultOf(trigger.id()).isPresent());
    var run = runOf(trigger.id()).orElseThrow();
    var fire = span(run.getParentSpanId()).orElseThrow();
    assertThat(fire.getName()).isEqualTo("dispatch fire");
    assertThat(fire.getParentSpanId().isEmpty()).isTrue();
    assertThat(fire.getTraceId()).isEqualTo(run.getTraceId());
  }

  @Test
  void showsTheMetricsToMicrometer() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> COLLECTOR.metrics().contains("dispatch_slots"));
    assertThat(COLLECTOR.metrics()).contains("dispatch_slots_used", "dispatch_triggers_fired");
    assertThat(SERVER.log().since(0))
        .anyMatch(line -> line.contains("DISP01502"))
        .anyMatch(line -> line.contains("DISP01503"));
  }

  private dev.dispatchee.it.client.TriggerDraft anHttpTrigger(String path) {
    return given
        .aTrigger()
        .ofExecutor("http-request")
        .withSetting("url", "http://127.0.0.1:%d/called%s".formatted(COLLECTOR.port(), path));
  }

  private static Optional<Span> runOf(long trigger) {
    return COLLECTOR.spans().stream()
        .filter(span -> span.getName().equals("dispatch run http-request"))
        .filter(
            span ->
                span.getAttributesList().stream()
                    .anyMatch(
                        attribute ->
                            attribute.getKey().equals("dispatch.trigger.id")
                                && attribute.getValue().getIntValue() == trigger))
        .findFirst();
  }

  private static Optional<Span> resultOf(long trigger) {
    return runOf(trigger)
        .flatMap(
            run ->
                COLLECTOR.spans().stream()
                    .filter(span -> span.getName().equals("dispatch result"))
                    .filter(span -> span.getParentSpanId().equals(run.getSpanId()))
                    .findFirst());
  }

  private static Optional<Span> span(ByteString id) {
    return COLLECTOR.spans().stream().filter(span -> span.getSpanId().equals(id)).findFirst();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
