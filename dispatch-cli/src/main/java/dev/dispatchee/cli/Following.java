// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.cli.server.AdminApi;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run: its output as it comes, until its end. When the connection is lost, it is made
 * again and goes on where it was.
 */
final class Following {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_ATTEMPTS = 10;

  private final AdminApi api;
  private final long run;
  private final Waiting waiting;
  private final Consumer<String> output;
  private String lastId = "";
  private @Nullable JsonNode ended;

  /**
   * Takes what it needs.
   *
   * @param output takes the output, piece by piece
   */
  Following(AdminApi api, long run, Waiting waiting, Consumer<String> output) {
    this.api = api;
    this.run = run;
    this.waiting = waiting;
    this.output = output;
  }

  /** The log at its end. */
  JsonNode untilItEnds() {
    IOException last = new IOException("the events end before the run does");
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        readEvents();
        if (ended != null) {
          return ended;
        }
      } catch (IOException lost) {
        last = lost;
      } catch (ProblemException refused) {
        throw new CommandFailedException(
            refused.problem().exitCode(), refused.problem().lines() + "\n" + goesOn());
      }
      waiting.pauseFor(run);
    }
    var failure = api.unreachable(last);
    throw new CommandFailedException(failure.exitCode(), failure.text() + "\n" + goesOn());
  }

  private String goesOn() {
    return "run %d goes on".formatted(run);
  }

  private void readEvents() throws IOException, ProblemException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(api.events("/logs/%d/events".formatted(run), lastId), UTF_8))) {
      var event = "";
      var id = "";
      var data = new StringBuilder();
      for (var line = lines.readLine(); line != null && ended == null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          event = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5));
        } else if (line.isEmpty()) {
          take(event, id, data.toString());
          event = "";
          data.setLength(0);
        }
        checkTime();
      }
    }
  }

  private void take(String event, String id, String data) throws IOException {
    if (data.isBlank()) {
      return;
    }
    var tree = MAPPER.readTree(data);
    if (event.equals("output")) {
      output.accept(tree.path("text").asText());
    } else if (event.equals("status") && RunEnd.isReached(tree)) {
      ended = tree;
    }
    lastId = id;
  }

  // A comment comes every 15 seconds, so that this is asked at least as often.
  private void checkTime() {
    if (ended == null && waiting.isOver()) {
      throw new CommandFailedException(
          ExitCode.TIMED_OUT, "run %d has not ended in that time; it goes on".formatted(run));
    }
  }
}
