// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page Now says needs a hand, and until when. */
class AttentionIT extends ConsoleTest {

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
