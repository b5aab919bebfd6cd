// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.watch;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes traces by OTLP over gRPC and metrics by OTLP over HTTP, on this machine alone; and whatever
 * other request comes, whose header {@code traceparent} it keeps.
 */
public final class Collector implements AutoCloseable {

  private static final int GRPC_PREFIX = 5;
  private static final HttpString TRACE_PARENT = new HttpString("traceparent");

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final Set<String> metrics = ConcurrentHashMap.newKeySet();
  private final List<String> traceParents = new CopyOnWriteArrayList<>();
  private final Undertow server =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
          .setHandler(new BlockingHandler(this::take))
          .build();

  /** Begins. */
  public Collector() {
    server.start();
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** The spans so far. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** The names of the metrics so far. */
  public Set<String> metrics() {
    return Set.copyOf(metrics);
  }

  /** The traces that other requests said they are part of. */
  public List<String> traceParents() {
    return List.copyOf(traceParents);
  }

  private void take(HttpServerExchange exchange) throws IOException {
    var body = exchange.getInputStream().readAllBytes();
    var path = exchange.getRequestPath();
    if (path.endsWith("TraceService/Export")) {
      for (var resource :
          ExportTraceServiceRequest.parseFrom(message(body)).getResourceSpansList()) {
        resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
      }
      accept(exchange);
    } else if (path.endsWith("Service/Export")) {
      // Lines of the log, say: nobody looks at them.
      accept(exchange);
    } else if (path.endsWith("/v1/metrics")) {
      var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING));
      for (var resource :
          ExportMetricsServiceRequest.parseFrom(zipped ? unzipped(body) : body)
              .getResourceMetricsList()) {
        resource
            .getScopeMetricsList()
            .forEach(
                scope ->
                    scope.getMetricsList().stream().map(Metric::getName).forEach(metrics::add));
      }
    } else {
      var header = exchange.getRequestHeaders().getFirst(TRACE_PARENT);
      traceParents.add(header == null ? "none" : header);
    }
  }

  private static void accept(HttpServerExchange exchange) throws IOException {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/grpc");
    exchange.getResponseHeaders().put(new HttpString("grpc-status"), "0");
    exchange.getOutputStream().write(new byte[GRPC_PREFIX]);
  }

  private static byte[] message(byte[] body) throws IOException {
    try (var grpc = new DataInputStream(new ByteArrayInputStream(body))) {
      boolean zipped = grpc.readByte() == 1;
      var message = new byte[grpc.readInt()];
      grpc.readFully(message);
      return zipped ? unzipped(message) : message;
    }
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unzipped.readAllBytes();
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
