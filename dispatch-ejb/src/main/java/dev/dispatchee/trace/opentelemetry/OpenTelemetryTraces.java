// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trace.opentelemetry;

import dev.dispatchee.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the server's OpenTelemetry keep them. */
public final class OpenTelemetryTraces implements Traces {

  private static final String NAME = "dev.dispatchee";
  private static final String HEADER = "traceparent";
  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapSetter<Map<String, String>> SETTER =
      (headers, name, value) -> {
        if (headers != null) {
          headers.put(name, value);
        }
      };
  private static final TextMapGetter<String> GETTER = new OnlyHeader();

  private final Tracer tracer;

  OpenTelemetryTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer(NAME);
  }

  /** Those of the server, if it has the subsystem. */
  public static Optional<Traces> ofServer() {
    return CDI.current().select(OpenTelemetry.class).stream()
        .findFirst()
        .map(OpenTelemetryTraces::new);
  }

  @Override
  public boolean areKept() {
    return true;
  }

  @Override
  public @Nullable String current() {
    return text(Context.current());
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // Whoever does it leaves it, and may do so elsewhere.
  public Doing begin(String name, @Nullable String cause) {
    var parent = cause == null ? Context.root() : W3C.extract(Context.root(), cause, GETTER);
    var span =
        tracer
            .spanBuilder(name)
            .setParent(parent)
            .setSpanKind(cause == null ? SpanKind.INTERNAL : SpanKind.CONSUMER)
            .startSpan();
    return new Spanned(span, span.makeCurrent());
  }

  private static @Nullable String text(Context context) {
    var headers = new HashMap<String, String>();
    W3C.inject(context, headers, SETTER);
    return headers.get(HEADER);
  }

  private record Spanned(Span span, Scope scope) implements Doing {

    @Override
    public Doing with(String name, String value) {
      span.setAttribute(name, value);
      return this;
    }

    @Override
    public Doing with(String name, long value) {
      span.setAttribute(name, value);
      return this;
    }

    @Override
    public void failed(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public @Nullable String traceParent() {
      return text(Context.root().with(span));
    }

    @Override
    public void leave() {
      scope.close();
    }

    @Override
    public void end() {
      span.end();
    }
  }

  /** Headers of which there is one. */
  private static final class OnlyHeader implements TextMapGetter<String> {

    @Override
    public Iterable<String> keys(String header) {
      return Set.of(HEADER);
    }

    @Override
    public @Nullable String get(@Nullable String header, String name) {
      return HEADER.equals(name) ? header : null;
    }
  }
}
