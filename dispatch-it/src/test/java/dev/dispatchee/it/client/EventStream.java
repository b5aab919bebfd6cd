// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Server-sent events as a caller receives them. */
public final class EventStream implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final List<Event> events = new ArrayList<>();

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
  }

  /** One event. */
  public record Event(String id, String name, String data) {

    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(data);
      } catch (JsonProcessingException unreadable) {
        throw new IllegalStateException(data, unreadable);
      }
    }
  }

  /** Follows, from an event on unless its id is empty. */
  public static EventStream open(Api api, String path, String lastId) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var request =
        HttpRequest.newBuilder(URI.create(api.application() + "api/v1/" + path))
            .header("Accept", "text/event-stream");
    api.authorization().ifPresent(value -> request.header("Authorization", value));
    if (!api.headers().isEmpty()) {
      request.headers(api.headers().toArray(String[]::new));
    }
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " -> " + response.statusCode());
      }
      return new EventStream(response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public String contentType() {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  /** What has come. */
  public List<Event> events() {
    return events;
  }

  /** Reads to the end. */
  public void awaitEnd() {
    try {
      var text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      for (var block : text.split("\n\n", -1)) {
        var event = new Event(field(block, "id"), field(block, "event"), field(block, "data"));
        if (!event.name().isEmpty()) {
          events.add(event);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String field(String block, String name) {
    var value = new StringBuilder();
    for (var line : block.split("\r?\n", -1)) {
      if (line.startsWith(name + ":")) {
        value.append(line.substring(name.length() + 1).strip());
      }
    }
    return value.toString();
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
