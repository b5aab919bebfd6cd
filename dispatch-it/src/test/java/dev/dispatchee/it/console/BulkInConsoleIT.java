// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Many triggers at once: first how many and which, then the deed. */
class BulkInConsoleIT extends ConsoleTest {

  @Test
  void pausesThoseThatWerePickedAfterSayingHowMany() {
    var one = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var two = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var search = one.json().path("name").asText().replaceFirst(" \\d+$", "").replace(" ", "%20");
    var browser = browser().signIn(User.EDITOR);

    browser.open("triggers?search=" + search);
    browser.awaitElement("tbody input[type=checkbox]");
    browser.clickOn(By.cssSelector("thead input[type=checkbox]"));
    browser.awaitText("2 triggers selected");
    browser.click("Pause 2");
    browser.awaitText("Pause 2 triggers?");
    assertThat(one.json().path("active").asBoolean()).isTrue();
    browser.clickOn(By.cssSelector("dialog button[type=submit]"));

    browser.awaitText("2 triggers are paused.");
    await().until(() -> browser.all(By.cssSelector("dialog")).isEmpty());
    assertThat(one.json().path("active").asBoolean()).isFalse();
    assertThat(two.json().path("active").asBoolean()).isFalse();
  }
}
