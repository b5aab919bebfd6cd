// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page Now says needs a hand, and until when. */
class AttentionIT extends ConsoleTest {

  private static final Duration NEXT_LOOK = Duration.ofSeconds(45);

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

    given.admin().post("triggers/" + trigger.id() + "/resume").mustBe(200);
    await().atMost(NEXT_LOOK).until(() -> !browser.text("main").contains("Paused itself"));
  }
}
