// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The page of a run: its output, its end, what can be done with it. */
class RunPageIT extends ConsoleTest {

  @Test
  void opensALargeOutputAtItsEndAndLoadsMoreWhenAsked() {
    var trigger =
        given.aTrigger().withSetting("outputBytes", "900000").thatFailsWith("the end").create();
    trigger.runNow();
    var log = trigger.awaitLogs(1, run -> run.endDate() != null).get(0);
    var browser = browser().signIn(User.VIEWER);

    browser.open("runs/" + log.id());
    browser.awaitText("not loaded.");
    assertThat(lines(browser)).isBetween(1500, 5000);
    assertThat(
            browser.run(
                "const box = document.querySelector('.outscroll'); return box.scrollTop + box.clientHeight >= box.scrollHeight - 2"))
        .isEqualTo(true);

    int before = lines(browser);
    browser.click("Load the next 256 KiB");
    browser.awaitText("KiB not loaded.");
    await().until(() -> lines(browser) > before + 1000);

    browser.write("Search the output", "goodbye");
    browser.awaitElement("mark.here");
  }

  @Test
  void keepsStillWhenToldToAndCancelsARun() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var log = trigger.runNow();
    var browser = browser().signIn(User.RUNNER);

    browser.open("runs/" + log.id());
    browser.awaitText("Following");
    browser.clickOn(By.cssSelector(".outbar button[aria-pressed=false]"));
    browser.awaitElement(".outbar button:nth-of-type(2)[aria-pressed=true]");

    browser.click("Cancel run…");
    browser.click("Cancel the run");
    browser.awaitText("Ended: Canceled");
    assertThat(browser.text("main")).contains("Canceled by " + User.RUNNER.login());
  }

  @Test
  void saysCalmlyThatTheServerIsAwayAndMendsItself() {
    var browser = browser().signIn(User.VIEWER);
    browser.open("now");

    browser.offline(true);
    browser.awaitText("No answer from the server since");
    assertThat(browser.text("main h1")).isEqualTo("Now");
    browser.awaitText("As of ");

    browser.offline(false);
    await().atMost(Duration.ofSeconds(15)).until(() -> browser.text(".awayline").isEmpty());
  }

  @Test
  void leadsFromAChainToItsMembersAndBack() {
    var member = given.aTrigger().create();
    var chain =
        given
            .aTrigger()
            .ofExecutor("chain")
            .withSetting("members", "[{\"trigger\":%d}]".formatted(member.id()))
            .create();
    var log = chain.awaitEnded(chain.runNow());
    var ran = member.logs().get(0);
    var browser = browser().signIn(User.VIEWER);

    browser.open("runs/" + log.id());
    browser.awaitText("Members");
    assertThat(browser.text("ol.steps")).contains("Started").doesNotContain("Never started");
    browser.click(ran.triggerName());
    browser.awaitHeading("Run %d of %s".formatted(ran.id(), ran.triggerName()));

    browser.click(Long.toString(log.id()));
    browser.awaitHeading("Run %d of %s".formatted(log.id(), log.triggerName()));
  }

  private static int lines(Browser browser) {
    return ((Number) browser.run("return document.querySelectorAll('.out .ln').length")).intValue();
  }
}
