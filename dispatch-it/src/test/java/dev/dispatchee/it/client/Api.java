// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests as one user, to one server.
 *
 * @param application where the application answers; ends with a slash
 * @param authorization the header, or empty for an anonymous caller
 * @param headers further headers, name and value by turns
 * @param trigger what stands for {@code {trigger}} in paths
 */
public record Api(
    URI application, Optional<String> authorization, List<String> headers, String trigger) {

  /** Stands for the path of a trigger, see {@link #forTrigger}. */
  private static final String TRIGGER = "{trigger}";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** As nobody. */
  public static Api of(URI application) {
    return new Api(application, Optional.empty(), List.of(), "");
  }

  /** The same server as this user. */
  public Api as(User user) {
    return new Api(application, Optional.of(user.authorization()), headers, trigger);
  }

  /** The same server as this user with that password. */
  public Api as(User user, String password) {
    return new Api(application, Optional.of(user.authorization(password)), headers, trigger);
  }

  /** The same with one header more. */
  public Api with(String header, String value) {
    var more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new Api(application, authorization, List.copyOf(more), trigger);
  }

  /** The same, with {@code {trigger}} in paths standing for this one. */
  public Api forTrigger(long id) {
    return new Api(application, authorization, headers, "triggers/" + id);
  }

  /** The same with any credentials. */
  public Api withAuthorization(String value) {
    return new Api(application, Optional.of(value), headers, trigger);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Without a body. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Object json) {
    return sendJson("POST", path, json);
  }

  public Answer put(String path, Object json) {
    return sendJson("PUT", path, json);
  }

  /** A merge patch. */
  public Answer patch(String path, Object json) {
    return with("Content-Type", "application/merge-patch+json")
        .send("PATCH", path, BodyPublishers.ofString(Json.text(json)));
  }

  /** Any text as a body of any type. */
  public Answer send(String method, String path, String contentType, String body) {
    return with("Content-Type", contentType).send(method, path, BodyPublishers.ofString(body));
  }

  /** The bytes of a file of that name. */
  public Answer putFile(String path, String name, byte[] bytes) {
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
        .send("PUT", path, BodyPublishers.ofByteArray(bytes));
  }

  private Answer sendJson(String method, String path, Object json) {
    return send(method, path, "application/json", Json.text(json));
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var uri =
        path.startsWith("/")
            ? URI.create(application + path.substring(1))
            : application.resolve("api/v1/" + path.replace(TRIGGER, trigger));
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).method(method, body);
    authorization.ifPresent(value -> request.header("Authorization", value));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          method + " " + uri, response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + uri, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
