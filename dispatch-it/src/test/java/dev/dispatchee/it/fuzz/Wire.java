// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.it.client.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls byte by byte, as no client that minds its manners would; a connection for each.
 *
 * @param application where the application answers
 */
record Wire(URI application) {

  private static final int LONGEST_WAIT_MILLIS = 10_000;
  private static final int LONGEST_STREAM_MILLIS = 500;
  private static final int CHUNK = 8192;

  /** What a server says first to who asks before sending. */
  private static final String CONTINUE = "100";

  /** What came back, as far as it came within some seconds. */
  Answer send(Call call) throws IOException {
    var body = call.body();
    var sent = body != null && call.chunked() ? inChunks(body) : body;
    return send(call.toString(), head(call), sent);
  }

  /** As {@link #send(Call)}, of what no document describes. */
  Answer send(OddRequest request) throws IOException {
    var lines = begin(request.method(), request.target(), request.headers());
    var body = request.body();
    if (body != null) {
      lines.add("Content-Length: " + body.length);
    }
    return send(request.toString(), end(lines), body);
  }

  private Answer send(String request, String head, byte @Nullable [] body) throws IOException {
    try (var socket = new Socket(application.getHost(), application.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      try {
        var out = socket.getOutputStream();
        out.write(head.getBytes(UTF_8));
        if (body != null) {
          out.write(body);
        }
        out.flush();
      } catch (SocketException answeredBefore) {
        // Who refuses a large body need not read it.
      }
      return read(request, socket);
    }
  }

  private String head(Call call) {
    var target = "%sapi/v1%s".formatted(application.getRawPath(), call.target());
    var lines = begin(call.operation().method(), target, call.headers());
    var body = call.body();
    if (body != null) {
      lines.add(call.chunked() ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
    }
    return end(lines);
  }

  private List<String> begin(String method, String target, List<String> headers) {
    var lines = new ArrayList<String>();
    lines.add("%s %s HTTP/1.1".formatted(method, target));
    lines.add("Host: " + application.getRawAuthority());
    lines.add("Connection: close");
    lines.addAll(headers);
    return lines;
  }

  private static String end(List<String> lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static byte[] inChunks(byte[] body) {
    var chunks = new ByteArrayOutputStream();
    for (int start = 0; start < body.length; start += CHUNK) {
      int length = Math.min(CHUNK, body.length - start);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
      chunks.write(body, start, length);
      chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    return chunks.toByteArray();
  }

  private static Answer read(String request, Socket socket) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var status = line(in).split(" ", 3);
    while (status[1].equals(CONTINUE)) {
      line(in);
      status = line(in).split(" ", 3);
    }
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var parts = line.split(":", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
    }
    boolean isStream = first(headers, "Content-Type").startsWith("text/event-stream");
    if (isStream) {
      socket.setSoTimeout(LONGEST_STREAM_MILLIS);
    }
    var body = rest(in, isStream);
    return new Answer(
        request,
        Integer.parseInt(status[1]),
        HttpHeaders.of(headers, (name, value) -> true),
        first(headers, "Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked")
            ? outOfChunks(body)
            : body);
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  // A stream of events ends with its run, for which nobody waits here.
  private static byte[] rest(InputStream in, boolean isStream) throws IOException {
    var all = new ByteArrayOutputStream();
    var part = new byte[CHUNK];
    try {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        all.write(part, 0, read);
      }
    } catch (SocketTimeoutException silent) {
      if (!isStream) {
        throw silent;
      }
    }
    return all.toByteArray();
  }

  private static byte[] outOfChunks(byte[] chunks) {
    var all = new ByteArrayOutputStream();
    int place = 0;
    while (place < chunks.length) {
      int end = place;
      while (end < chunks.length && chunks[end] != '\r') {
        end++;
      }
      int length = Integer.parseInt(new String(chunks, place, end - place, ISO_8859_1), 16);
      int start = end + 2;
      int there = Math.min(length, chunks.length - start);
      if (there <= 0) {
        break;
      }
      all.write(chunks, start, there);
      place = start + length + 2;
    }
    return all.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("the connection ended after '" + line.toString(ISO_8859_1) + "'");
      }
      line.write(read);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
