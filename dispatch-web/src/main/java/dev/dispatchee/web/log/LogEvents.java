// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import dev.dispatchee.log.LogView;
import dev.dispatchee.log.stream.LogFollower;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries what happens to a run to one caller, as server-sent events. The id of each is where the
 * output goes on, so that who lost the connection gets no output twice.
 */
final class LogEvents implements LogFollower {

  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,10}");

  private final SseEventSink sink;
  private final Sse sse;
  private final SinkCloser closer;
  private final BooleanSupplier maySee;
  private boolean ending;
  private boolean closed;

  // From the start the head of the answer, which the request's own thread writes: whoever sent
  // something meanwhile would wait for that thread, that is for a caller who does not read.
  private int underWay = 1;

  /**
   * Takes what it needs.
   *
   * @param maySee whether the caller may go on following; asked again and again
   */
  LogEvents(SseEventSink sink, Sse sse, SinkCloser closer, BooleanSupplier maySee) {
    this.sink = sink;
    this.sse = sse;
    this.closer = closer;
    this.maySee = maySee;
  }

  /** Sends the head of the answer; to be called once, by the thread of the request. */
  void begin() {
    try {
      stillHere();
    } finally {
      arrived();
    }
  }

  /**
   * An event of the name output.
   *
   * @param offset where its first byte stands in the output
   * @param text what was said
   */
  record Output(long offset, String text) {}

  /**
   * An event of the name progress.
   *
   * @param percent 0 to 100
   * @param message one short line
   */
  record Progress(int percent, String message) {}

  /**
   * Where a caller wants to go on.
   *
   * @param lastEventId the header, if there is one
   * @throws ProblemException if it is no id of ours
   */
  static long offset(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    if (!OFFSET.matcher(lastEventId.strip()).matches()) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, "Last-Event-ID must be the id of an event in this stream");
    }
    return Long.parseLong(lastEventId.strip());
  }

  @Override
  public synchronized boolean isReady() {
    return underWay == 0;
  }

  @Override
  public boolean isGone() {
    if (!maySee.getAsBoolean()) {
      close();
    }
    synchronized (this) {
      return closed || sink.isClosed();
    }
  }

  @Override
  public void output(long offset, String text, long end) {
    send("output", new Output(offset, text), end);
  }

  @Override
  public void progress(int percent, String message, long end) {
    send("progress", new Progress(percent, message), end);
  }

  @Override
  public void status(LogView log, long end) {
    send("status", log, end);
  }

  @Override
  public void stillHere() {
    send(sse.newEventBuilder().comment("").build());
  }

  @Override
  public void end() {
    boolean now;
    synchronized (this) {
      ending = true;
      now = underWay == 0;
    }
    if (now) {
      close();
    }
  }

  private void send(String name, Object data, long end) {
    send(
        sse.newEventBuilder()
            .id(Long.toString(end))
            .name(name)
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(String.class, text(data))
            .build());
  }

  private void send(OutboundSseEvent event) {
    synchronized (this) {
      underWay++;
    }
    try {
      sink.send(event)
          .whenComplete(
              (sent, failed) -> {
                if (failed != null) {
                  close();
                }
                arrived();
              });
    } catch (IllegalStateException gone) {
      // The caller has left between our look and now.
      arrived();
      close();
    }
  }

  private void arrived() {
    boolean last;
    synchronized (this) {
      underWay--;
      last = ending && underWay == 0;
    }
    if (last) {
      close();
    }
  }

  // Never here: this may be the thread that tells all followers, or one of the server's I/O.
  private void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    closer.close(sink);
  }

  private static String text(Object data) {
    try {
      return new String(Json.write(data), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
