// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.EventStream;
import dev.dispatchee.it.client.EventStream.Event;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Following a run by server-sent events. */
class EventsIT extends SharedServerTest {

  @Test
  void tellsWhatARunSaysAndHowItGoesUntilItHasEnded() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(4)).create();
    var run = trigger.awaitStarted(trigger.runNow());

    try (var stream = follow(trigger, User.VIEWER, run, "")) {
      stream.awaitEnd();

      assertThat(stream.contentType()).startsWith("text/event-stream");
      var states = stream.events().stream().filter(event -> event.name().equals("status")).toList();
      assertThat(states)
          .extracting(event -> event.json().path("status").asText())
          .containsExactly("IN_PROGRESS", "SUCCESSFUL");
      assertThat(stream.events()).extracting(Event::name).contains("progress").endsWith("status");
      assertThat(text(stream)).isEqualTo(trigger.output(run));
      assertThat(states.get(1).id()).isEqualTo(Integer.toString(trigger.output(run).length()));
      assertThat(states.get(1).json().path("id").asLong()).isEqualTo(run.id());
    }
  }

  @Test
  void goesOnWhereTheLastEventEnded() {
    var trigger = given.aTrigger().withSetting("message", "Grüße 😀!").create();
    var run = trigger.awaitEnded(trigger.runNow());

    // Inside of the ü, which starts at 2.
    try (var stream = follow(trigger, User.VIEWER, run, "3")) {
      stream.awaitEnd();

      assertThat(text(stream)).isEqualTo("üße 😀!\n");
      assertThat(stream.events().get(0).json().path("offset").asInt()).isEqualTo(2);
      assertThat(stream.events()).extracting(Event::name).containsExactly("output", "status");
    }
  }

  @Test
  void refusesWhatItCannotFollow() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());
    var events = "logs/" + run.id() + "/events";

    given.admin().get("logs/999999999/events").mustBeProblem(404, "not-found");
    given.admin().with("Last-Event-ID", "x").get(events).mustBeProblem(400, "malformed-request");
    given.nobody().get(events).mustBeProblem(401, "unauthenticated");
    given.caller(User.OUTSIDER).get(events).mustBeProblem(403, "forbidden");
  }

  @Test
  void letsAUserFollowFourRunsAtATime() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var run = trigger.awaitStarted(trigger.runNow());
    var open = new ArrayList<EventStream>();
    try {
      for (int i = 0; i < 4; i++) {
        open.add(follow(trigger, User.RUNNER, run, ""));
      }
      var refused =
          given
              .caller(User.RUNNER)
              .get("logs/" + run.id() + "/events")
              .mustBeProblem(429, "too-many-requests");
      assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    } finally {
      open.forEach(EventStream::close);
    }
    trigger.cancel(run).mustBe(202);
    trigger.awaitEnded(run);
    // All of them have ended with the run, or when their callers left.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> given.caller(User.RUNNER).get("logs/" + run.id() + "/events").status() == 200);
  }

  private EventStream follow(Trigger trigger, User user, Log run, String lastId) {
    return EventStream.open(given.caller(user), "logs/" + run.id() + "/events", lastId);
  }

  private static String text(EventStream stream) {
    var text = new StringBuilder();
    stream.events().stream()
        .filter(event -> event.name().equals("output"))
        .forEach(event -> text.append(event.json().path("text").asText()));
    return text.toString();
  }
}
