// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trigger that is changed in the very moment it fires. */
class ChangesAsItFiresIT extends SharedServerTest {

  private static final int TRIGGERS = 60;
  private static final int TRIGGERS_A_SECOND = 10;
  private static final Duration PHASE = Duration.ofMillis(500);

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(8);

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  /**
   * What is done to a trigger: a change at a full second, when it fires, to a schedule that fires
   * half a second later; and its end at such an instant.
   */
  private record Story(
      Trigger trigger, ScheduledFuture<JsonNode> change, ScheduledFuture<JsonNode> end) {}

  @Test
  void firesUnderTheOldScheduleOrTheNewOneNeverUnderBothOrNeither() throws Exception {
    var start = Instant.now().truncatedTo(SECONDS).minusSeconds(60).plus(PHASE);
    var stories = new ArrayList<Story>();
    for (int i = 0; i < TRIGGERS; i++) {
      var trigger = given.aTrigger().withCron("* * * * * ?").withOverlap().create();
      var second = Instant.now().truncatedTo(SECONDS).plusSeconds(2 + i / TRIGGERS_A_SECOND);
      var toOther = new HashMap<String, Object>();
      toOther.put("cronExpression", null);
      toOther.put("interval", "PT1S");
      toOther.put("startDate", start.toString());
      stories.add(
          new Story(
              trigger,
              patchAround(second, trigger, toOther),
              patchAround(second.plusSeconds(2).plus(PHASE), trigger, Map.of("active", false))));
    }

    for (var story : stories) {
      check(story, start);
    }
  }

  private void check(Story story, Instant start) throws Exception {
    var created = instant(story.trigger().json(), "dateCreated");
    var changed = instant(story.change().get(), "dateModified");
    var ended = instant(story.end().get(), "dateModified");
    var expected = new ArrayList<>(instants(created.truncatedTo(SECONDS), created, changed));
    expected.addAll(instants(start, changed, ended));

    assertThat(story.trigger().logs())
        .as(
            "planned dates of a trigger created at %s, changed at %s, ended at %s; seed %d",
            created, changed, ended, seed)
        .extracting(Log::plannedDate)
        .isEqualTo(expected);
    assertThat(expected.get(0)).isBefore(changed);
    assertThat(expected.get(expected.size() - 1)).isAfter(changed);
  }

  /** Those a whole number of seconds after a start, from one instant to before another. */
  private static List<Instant> instants(Instant start, Instant from, Instant before) {
    return Stream.iterate(start, at -> at.isBefore(before), at -> at.plusSeconds(1))
        .filter(at -> !at.isBefore(from))
        .toList();
  }

  private ScheduledFuture<JsonNode> patchAround(
      Instant instant, Trigger trigger, Map<String, Object> change) {
    Callable<JsonNode> patch =
        () -> trigger.api().patch(trigger.path(""), change).mustBe(200).json();
    // A request takes some 20 ms to where its trigger is locked.
    var at = instant.plusMillis(random.nextInt(120) - 80);
    return callers.schedule(
        patch, Duration.between(Instant.now(), at).toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Instant instant(JsonNode trigger, String field) {
    return Instant.parse(trigger.path(field).asText());
  }
}
