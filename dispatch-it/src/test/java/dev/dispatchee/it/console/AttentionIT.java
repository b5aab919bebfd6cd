// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What the page Now says needs a hand, and until when. */
class AttentionIT extends ConsoleTest {

  private static final String PAUSED =
      "The scheduler is paused: nothing fires until it is resumed.";

  @AfterEach
  void goOn() {
    given.admin().post("scheduler/resume").mustBe(200);
    given.admin().post(node() + "/resume").mustBe(200);
  }

  private String node() {
    return "nodes/" + given.admin().get("nodes").mustBe(200).json().at("/items/0/name").asText();
  }

  @Test
  void aDrainedNodeSaysSinceWhenAndWhoWantedThat() {
    given.admin().post(node() + "/drain").mustBe(200);
    var browser = browser().signIn(User.VIEWER);

    browser.open("now");
    browser.awaitText("Drained by admin.");
    assertThat(browser.text(".att"))
        .containsPattern(
            "Drained by admin\\. .+ new ones do not start there\\.\\s+since \\d\\d:\\d\\d");
    browser.open("nodes");
    browser.awaitText("by admin");
    assertThat(browser.text("main")).containsPattern("since \\d\\d:\\d\\d, .+, by admin");

    given.admin().post(node() + "/resume").mustBe(200);
    browser.open("now");
    browser.open("nodes");
    browser.awaitText("Alive");
    assertThat(browser.text("main")).doesNotContain("by admin");
  }

  @Test
  void aTriggerThatPausedItselfIsThereUntilSomebodyResumesIt() {
    var trigger =
        given
            .aTrigger()
            .thatFailsWith("the till is closed")
            .with("pauseAfterFailures", 2)
            .withCron("*/1 * * * * ?")
            .create();
    await().until(() -> !trigger.json().path("active").asBoolean());
    var browser = browser().signIn(User.VIEWER);

    browser.open("now");
    // Why is asked for when the rest is shown.
    browser.awaitText("It does not fire until somebody resumes it. the till is closed");
    assertThat(browser.text(".att"))
        .contains("Paused itself", trigger.json().path("name").asText());

    var mended = new HashMap<String, Object>();
    mended.put("fail", null);
    given
        .admin()
        .patch("triggers/" + trigger.id(), Map.of("dispatchTaskSettings", mended, "active", true))
        .mustBe(200);
    browser.open("about");
    browser.open("now");
    browser.awaitText("Needs attention");
    assertThat(browser.text("main")).doesNotContain("Paused itself");
  }

  @Test
  void whatFailedAndWaitsForItsNextAttemptIsNoBetterForThat() {
    var trigger =
        given
            .aTrigger()
            .thatFailsWith("the till is closed")
            .withAttempts(2, Duration.ofHours(1))
            .withCron("0 0 0 1 1 ?")
            .create();
    trigger.awaitEnded(trigger.runNow());
    trigger.awaitLogs(1, log -> log.attempt() == 2);
    assertThat(trigger.json().path("status").asText()).isEqualTo("QUEUED");
    var browser = browser().signIn(User.VIEWER);

    browser.open("now");
    browser.awaitText("Attempt 2 starts at");
    assertThat(browser.text(".att")).contains("Failing", trigger.json().path("name").asText());

    browser.signIn(User.RUNNER).open("triggers/" + trigger.id());
    browser.clickOn(By.cssSelector(".head .menu > button, .head .menu > summary"));
    browser.click("Cancel what waits…");
    browser.awaitText("Cancel the run of");
    browser.clickOn(By.cssSelector("dialog button[type=submit]"));
    browser.awaitText("1 run is canceled.");
    trigger.awaitLogs(2, log -> log.endDate() != null);
  }

  @Test
  void aQueueThatStandsStillIsToldUnlessSomethingElseHoldsItUp() {
    browser().signIn(User.VIEWER);

    assertThat(jams("oldestQueuedSeconds: 301")).isEqualTo("jam of Queue");
    assertThat(jams("oldestQueuedSeconds: 299")).isEmpty();
    assertThat(jams("oldestQueuedSeconds: 301, schedulerPaused: true")).isEmpty();
  }

  @Test
  void whatAFullGroupHasHeldUpForLongIsToldInPlaceOfTheQueue() {
    browser().signIn(User.VIEWER);
    var group =
        """
        oldestQueuedSeconds: %1$d, heldUp: [{ runs: 7, triggerId: null, triggerName: null,
          oldestDate: new Date(Date.now() - %1$d000).toISOString(),
          waitingFor: { kind: 'GROUP', group: 'mail', inUse: 2, maximum: 2, window: null, nextPlaceDate: null } }]
        """;

    assertThat(jams(group.formatted(301))).isEqualTo("jam of mail");
    assertThat(jams(group.formatted(299))).isEmpty();
    assertThat(jams(group.formatted(301) + ", oldestQueuedSeconds: 400"))
        .as("something else has waited for longer")
        .isEqualTo("jam of Queue,jam of mail");
    assertThat(jams("schedulerPaused: true, " + group.formatted(301))).isEmpty();
  }

  private static String jams(String overview) {
    return (String)
        browser()
            .runAsync(
                """
                const [done] = arguments;
                const seen = {
                  at: Date.now(), scheduler: null, nodes: [], running: [], retries: [], ahead: [], bad: [], stopped: [],
                  givenUp: [], overview: { inProgress: 1, heldUp: [], %s }, recent: new Map(), newest: new Map()
                };
                import('./console/pages/now/attention.js')
                  .then(page => page.attentionTo(seen).map(one => `${one.kind} of ${one.name}`).join())
                  .then(done, fault => done('fault: ' + fault));
                """
                    .formatted(overview));
  }

  @Test
  void theNavigationCountsTheSameThingsOnOtherPages() {
    var trigger =
        given.aTrigger().thatFailsWith("the till is closed").withCron("0 0 0 1 1 ?").create();
    trigger.awaitEnded(trigger.runNow());
    var browser = browser().signIn(User.VIEWER);
    browser.open("now");
    browser.awaitText("the till is closed");
    var onNow = browser.text(".nav .count");

    browser.open("about");
    await().untilAsserted(() -> assertThat(browser.text(".nav .count")).isEqualTo(onNow));
  }

  @Test
  void pagesThatTellWhenSomethingFiresSayThatTheSchedulerIsPaused() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.VIEWER);
    var pages = List.of("schedule", "triggers", "triggers/" + trigger.id());
    given.admin().post("scheduler/pause").mustBe(200);

    for (var page : pages) {
      browser.open(page);
      browser.awaitText(PAUSED);
      assertThat(browser.text("dispatch-paused")).contains("by " + User.ADMIN.login());
    }

    given.admin().post("scheduler/resume").mustBe(200);
    for (var page : pages) {
      browser.open(page);
      await().untilAsserted(() -> assertThat(browser.text("dispatch-paused")).isEmpty());
    }
  }

  @Test
  void aRunThatWasGivenUpNeedsAHandUnlessSomebodyWantedThat() {
    browser().signIn(User.VIEWER);

    assertThat(thingsOf("NODE_LOST")).isEqualTo("givenUp: Its node was lost");
    assertThat(thingsOf("EXECUTOR_MISSING")).startsWith("givenUp: ");
    assertThat(thingsOf("USER")).isEmpty();
    assertThat(thingsOf("OVERLAP")).isEmpty();
  }

  /** What Now would list if the newest run of one trigger had been canceled for that reason. */
  private static String thingsOf(String reason) {
    return (String)
        browser()
            .runAsync(
                """
                const [reason, done] = arguments;
                const trigger = { id: 1, name: 'one', status: 'CANCELED', executorAvailable: true };
                const seen = {
                  at: Date.now(), scheduler: null, nodes: [], running: [], retries: [], ahead: [], bad: [], stopped: [],
                  givenUp: [trigger], overview: { heldUp: [] }, recent: new Map(), newest: new Map([[1, { id: 2, reason }]])
                };
                import('./console/pages/now/attention.js')
                  .then(page => page.attentionTo(seen).map(one => one.kind + ': ' + one.why.values.filter(value => typeof value === 'string').join()))
                  .then(things => done(things.join()), fault => done('fault: ' + fault));
                """,
                reason);
  }

  @Test
  void triggersThatFireAllTheTimeDoNotHideThoseThatComeNext() {
    browser().signIn(User.VIEWER);

    assertThat(
            browser()
                .runAsync(
                    """
                    const [done] = arguments;
                    const fires = (name, before) => ({ name, nextFireDate: '2099-01-01T12:00:00Z', previousFireDate: before });
                    const often = fires('often', '2099-01-01T11:59:00Z');
                    const names = ({ shown, frequent }) => shown.map(one => one.name) + ' without ' + frequent;
                    import('./console/pages/now/watch.js')
                      .then(({ nextOf }) => [
                        names(nextOf([often, fires('hourly', '2099-01-01T11:00:00Z'), fires('new', null)])),
                        names(nextOf([often]))
                      ])
                      .then(done, fault => done('fault: ' + fault));
                    """))
        .isEqualTo(List.of("hourly,new without 1", "often without 0"));
  }
}
