// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the admin API. Redirects are not followed, so that credentials go nowhere else. Each method
 * fails with {@link CommandFailedException} if the server is not there or does not answer within
 * three minutes.
 */
public final class AdminApi {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);
  private static final String JSON = "application/json";

  private final ApiAddress address;
  private final Credentials credentials;
  private final HttpClient client;

  AdminApi(ApiAddress address, Credentials credentials, HttpClient.Builder client) {
    this.address = address;
    this.credentials = credentials;
    this.client =
        client
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();
  }

  /** Where it is. */
  public ApiAddress address() {
    return address;
  }

  /** What is at a path; a problem ends the command. */
  public JsonNode get(String path) {
    return orEnd(() -> tree(send(request(path).header("Accept", JSON).GET())));
  }

  /** Posts to a path, with a body if there is one; a problem ends the command. */
  public JsonNode post(String path, @Nullable Object body, Map<String, String> headers) {
    return orEnd(() -> tryPost(path, body, headers));
  }

  /** Posts to a path, with a body if there is one. */
  public JsonNode tryPost(String path, @Nullable Object body, Map<String, String> headers)
      throws ProblemException {
    var request = request(path).header("Accept", JSON);
    headers.forEach(request::header);
    if (body == null) {
      return tree(send(request.POST(BodyPublishers.noBody())));
    }
    return tree(
        send(request.header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(bytes(body)))));
  }

  /** Deletes what is at a path, if it has that version. */
  public void tryDelete(String path, String version) throws ProblemException {
    send(request(path).header("If-Match", version).DELETE());
  }

  /** The text at a path; a problem ends the command. */
  public String text(String path) {
    return orEnd(
        () ->
            new String(
                send(request(path).header("Accept", "text/plain").GET()), StandardCharsets.UTF_8));
  }

  /**
   * The events at a path, which go on for as long as they do.
   *
   * @param lastId of the event after which they are to go on; empty for all
   * @throws IOException if the server is not there
   */
  public InputStream events(String path, String lastId) throws IOException, ProblemException {
    var request =
        HttpRequest.newBuilder(address.at(path))
            .header("Authorization", credentials.header())
            .header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    var response = exchange(request.GET().build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (var body = response.body()) {
        throw refusal(response, body.readNBytes(64 * 1024));
      }
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.at(path))
        .header("Authorization", credentials.header())
        .timeout(ANSWER_WITHIN);
  }

  private byte[] send(HttpRequest.Builder builder) throws ProblemException {
    var request = builder.build();
    try {
      var response = exchange(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw refusal(response, response.body());
      }
      return response.body();
    } catch (IOException failed) {
      throw unreachable(failed);
    }
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body)
      throws IOException {
    try {
      return client.send(request, body);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCode.UNREACHABLE, "interrupted");
    }
  }

  /** That the server cannot be asked. */
  public CommandFailedException unreachable(IOException failure) {
    return new CommandFailedException(
        ExitCode.UNREACHABLE, "%s: %s".formatted(address.api(), Failures.reason(failure)));
  }

  private ProblemException refusal(HttpResponse<?> response, byte[] body) {
    var problem = body.length == 0 ? MissingNode.getInstance() : orMissing(body);
    boolean isOurs = problem.path("type").asText().startsWith("urn:dispatch:problem:");
    int status = response.statusCode();
    if (!isOurs && status != 401 && status != 403) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE,
          "%s: it answers with status %d and not as the admin API does"
              .formatted(address.api(), status));
    }
    return new ProblemException(
        isOurs
            ? Problem.of(status, problem)
            : new Problem(status, "status " + status, java.util.List.of()));
  }

  private JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException noJson) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE, address.api() + ": it does not answer as the admin API does");
    }
  }

  private static JsonNode orMissing(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException noJson) {
      // A proxy's page, say: what matters is told by the status.
      return MissingNode.getInstance();
    }
  }

  private static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Asked<T> {
    T answer() throws ProblemException;
  }

  private static <T> T orEnd(Asked<T> asked) {
    try {
      return asked.answer();
    } catch (ProblemException refused) {
      var problem = refused.problem();
      throw new CommandFailedException(problem.exitCode(), problem.lines());
    }
  }
}
