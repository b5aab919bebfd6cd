// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a run that is due says why it does not start. */
class WaitingRunsIT extends ConsoleTest {

  private static final String PAUSED = "The whole scheduler has been paused since";
  private static final String DRAINED = "All nodes that could run it are being drained.";

  @AfterEach
  void goOn() {
    given.admin().post("scheduler/resume").mustBe(200);
    given.admin().post(node() + "/resume").mustBe(200);
  }

  private String node() {
    return "nodes/" + nodes().at("/items/0/name").asText();
  }

  private JsonNode nodes() {
    return given.admin().get("nodes").mustBe(200).json();
  }

  @Test
  void saysThatAllNodesAreDrained() {
    var trigger = given.aTrigger().withOverlap().create();
    given.admin().post(node() + "/drain").mustBe(200);
    var waiting = awaitOneThatWaits(trigger);
    var browser = browser().signIn(User.VIEWER);

    browser.open("runs/" + waiting.id());
    browser.awaitText(DRAINED);

    given.admin().post(node() + "/resume").mustBe(200);
    trigger.awaitEnded(waiting);
    browser.awaitText("Ended: Successful");
    assertThat(browser.text("main")).doesNotContain("being drained");
  }

  @Test
  void saysThatTheSchedulerIsPausedButNotOfWhatSomebodyAskedFor() {
    var failing = given.aTrigger().thatFailsWith("no").withAttempts(2, Duration.ZERO).create();
    var trigger = given.aTrigger().withOverlap().create();
    given.admin().post("scheduler/pause").mustBe(200);
    failing.awaitEnded(failing.runNow());
    var retry = failing.awaitLogs(1, log -> log.attempt() == 2).get(0);
    given.admin().post(node() + "/drain").mustBe(200);
    var waiting = awaitOneThatWaits(trigger);
    var browser = browser().signIn(User.VIEWER);

    browser.open("runs/" + retry.id());
    browser.awaitText(PAUSED);

    browser.open("runs/" + waiting.id());
    browser.awaitText(DRAINED);
    assertThat(browser.text("main")).doesNotContain(PAUSED);
  }

  // A node sees within two seconds that it is drained.
  private static Log awaitOneThatWaits(Trigger trigger) {
    await()
        .until(
            () -> {
              trigger.runNow();
              return trigger.logs();
            },
            logs -> logs.stream().filter(log -> !log.hasEnded()).count() > 9);
    return trigger.runNow();
  }

  @Test
  void saysThatAllSlotsAreBusy() {
    var trigger = given.aTrigger().withOverlap().thatTakes(Duration.ofMinutes(5)).create();
    int slots = nodes().at("/items/0/maxConcurrentRuns").asInt();
    IntStream.range(0, slots).forEach(i -> trigger.runNow());
    trigger.awaitLogs(slots, Log::isInProgress);
    var waiting = trigger.runNow();
    var browser = browser().signIn(User.VIEWER);

    browser.open("runs/" + waiting.id());
    browser.awaitText("All %d slots that could run it are busy.".formatted(slots));
    var inLists = "all %d slots are busy".formatted(slots);
    browser.open("runs?status=QUEUED");
    browser.awaitText(inLists);
    browser.open("triggers/%s/runs".formatted(trigger.id()));
    browser.awaitText(inLists);

    trigger.logs().forEach(trigger::cancel);
    trigger.awaitLogs(slots + 1, Log::hasEnded);
  }

  @Test
  void saysThatNoNodeHasItsExecutorOrTheNodeIsGone() {
    browser().signIn(User.VIEWER);

    assertThat(whyItWaits("not-there", null)).contains("No live node has the executor not-there.");
    assertThat(whyItWaits("hello", "gone"))
        .contains("It may only run on gone, which is not alive.");
    assertThat(whyItWaits("hello", null)).isEmpty();
  }

  /** What the page would say of such a run. */
  private static String whyItWaits(String executorType, String node) {
    return (String)
        browser()
            .runAsync(
                """
                const [type, node, done] = arguments;
                import('./console/pages/run/waits.js')
                  .then(page => page.whyItWaits({
                    status: 'QUEUED', cause: 'SCHEDULE', earliestStartDate: '2026-01-01T00:00:00Z',
                    dispatchTaskExecutorType: type, targetNode: node, waitingFor: null, requestedBy: null
                  }, new AbortController().signal))
                  .then(done, fault => done('fault: ' + fault));
                """,
                executorType,
                node);
  }
}
