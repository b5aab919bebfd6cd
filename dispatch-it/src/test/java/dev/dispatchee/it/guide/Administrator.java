// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The user that the guide has made.
 *
 * @param api how a server is asked in that name
 */
public record Administrator(Api api) {

  /** How long what takes a moment may take on a busy machine. */
  public static final Duration SOON = Duration.ofSeconds(60);

  /** The password, which somebody has chosen. */
  public static final String PASSWORD = "pass word 1";

  private static final String NAME = "admin";

  /** Of an application; its address ends with a slash. */
  public static Administrator of(URI application) {
    var credentials = (NAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return new Administrator(
        Api.of(application)
            .withAuthorization("Basic " + Base64.getEncoder().encodeToString(credentials)));
  }

  /** Waits until the application is ready. */
  public void awaitReady() {
    await()
        .alias("ready: " + api.application())
        .atMost(SOON)
        .ignoreException(UncheckedIOException.class)
        .until(() -> api.get("/health/ready").status() == 200);
  }

  /** Makes a trigger of hello. */
  public Trigger create(String name, Map<String, Object> more) {
    var draft = new HashMap<>(more);
    draft.put("name", name);
    draft.put("dispatchTaskExecutorType", "hello");
    return new Trigger(api, api.post("triggers", draft).mustBe(201).json().path("id").asLong());
  }

  /** The trigger of a name. */
  public Trigger triggerNamed(String name) {
    return named(name, "triggers")
        .map(one -> new Trigger(api, one.path("id").asLong()))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a node counts as alive. */
  public boolean isAlive(String node) {
    return named(node, "nodes").anyMatch(one -> one.path("alive").asBoolean());
  }

  /** How many runs a node has in progress. */
  public int runsInProgress(String node) {
    return named(node, "nodes").mapToInt(one -> one.path("runsInProgress").asInt()).sum();
  }

  private Stream<JsonNode> named(String name, String list) {
    return StreamSupport.stream(api.get(list).mustBe(200).json().path("items").spliterator(), false)
        .filter(one -> one.path("name").asText().equals(name));
  }
}
