// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The way of somebody who has never seen the console. */
class NewUserIT extends ConsoleTest {

  @Test
  void makesATriggerRunsItWatchesItSeesItAheadAndPausesIt() {
    var browser = browser().signIn(User.EDITOR);
    var name = given.aName();

    browser.click("Triggers");
    browser.awaitHeading("Triggers");
    browser.click("New trigger");
    browser.awaitHeading("New trigger");
    browser.write("Name", name);
    browser.write("message", "Good morning");
    browser.write("seconds", "4");
    browser.write("Cron expression", "0 30 2 * * ?");
    browser.awaitText("At 02:30 every day");
    browser.click("Create trigger");
    browser.awaitHeading(name);
    given.willRemove(given.admin().get("triggers/" + numberIn(browser.address())));

    browser.click("Run now");
    browser.awaitHeading("of " + name);
    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(browser.text("main .head")).contains("In progress"));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(browser.text(".out")).contains("Good morning"));
    assertThat(browser.text(".out .tail")).contains("Following");
    browser.awaitText("Ended: Successful");
    assertThat(browser.text(".out .tail")).contains("It has ended");

    browser.open("schedule?view=table");
    browser.awaitText(name);

    browser.open("triggers?search=" + name.replace(" ", "%20"));
    browser.clickOn(By.linkText(name));
    browser.awaitHeading(name);
    browser.click("Pause");
    browser.awaitText("It is paused and does not fire.");
  }

  private static String numberIn(String address) {
    return address.replaceFirst(".*/triggers/(\\d+).*", "$1");
  }
}
