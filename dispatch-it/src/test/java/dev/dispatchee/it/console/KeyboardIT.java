// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Without a mouse. */
class KeyboardIT extends ConsoleTest {

  @Test
  void skipsToTheContentAndFindsATrigger() {
    var trigger = given.aTrigger().create();
    var name = trigger.json().path("name").asText();
    var browser = browser().signIn(User.VIEWER);
    browser.open("runs");

    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to content");
    browser.press(Keys.ENTER);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("main");

    browser.press("/");
    browser.press(name);
    browser.press(Keys.ENTER);
    browser.awaitHeading("Triggers");
    browser.awaitText(name);
    assertThat(browser.address()).contains("search=");
  }

  @Test
  void opensAMenuAndLeavesItAgain() {
    var trigger = given.aTrigger().create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id());
    var summary = browser.all(By.cssSelector("main .head summary")).get(0);

    summary.sendKeys(Keys.ENTER);
    await().until(() -> browser.offers("Duplicate…"));
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).contains("Run with changed settings…");
    browser.press(Keys.ESCAPE);
    await().until(() -> !browser.offers("Duplicate…"));
    assertThat(browser.focused()).isEqualTo(summary);
  }

  @Test
  void leavesADialogWithEscapeAndHasChangedNothing() {
    var trigger = given.aTrigger().create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id());
    browser.all(By.cssSelector("main .head summary")).get(0).sendKeys(Keys.ENTER);
    browser.click("Delete…");
    browser.awaitElement("dialog[open]");

    browser.press(Keys.ESCAPE);

    await().until(() -> browser.all(By.cssSelector("dialog")).isEmpty());
    trigger.api().get(trigger.path("")).mustBe(200);
  }
}
