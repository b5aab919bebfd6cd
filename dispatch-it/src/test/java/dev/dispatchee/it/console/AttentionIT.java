// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page Now says needs a hand, and until when. */
class AttentionIT extends ConsoleTest {

  @AfterEach
  void goOn() {
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
    browser.awaitText("Paused itself");
    assertThat(browser.text(".att"))
        .contains(trigger.json().path("name").asText())
        .contains("It does not fire until somebody resumes it. the till is closed");

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
}
