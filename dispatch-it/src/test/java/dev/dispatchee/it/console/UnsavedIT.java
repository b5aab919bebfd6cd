// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What was typed is not lost by going on to another page. */
class UnsavedIT extends ConsoleTest {

  private static final By STAY = By.cssSelector("dialog button[type=button]");
  private static final By LEAVE = By.cssSelector("dialog button[type=submit]");

  @Test
  void asksBeforeWhatWasTypedInADefinitionIsLost() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.write("Description", "half of it");

    browser.click("Summary");
    browser.awaitText("Leave without saving?");
    browser.clickOn(STAY);
    assertThat(browser.address()).endsWith("/definition");
    assertThat(browser.field("Description").getDomProperty("value")).isEqualTo("half of it");

    browser.click("Summary");
    browser.awaitText("Leave without saving?");
    browser.clickOn(LEAVE);
    await().until(() -> browser.address().endsWith("/summary"));
    assertThat(trigger.json().path("description").isNull()).isTrue();
  }

  @Test
  void asksBeforeWhatWasTypedOfAnAlertOrACalendarIsLost() {
    var browser = browser().signIn(User.ADMIN);
    for (var form : List.of("alerts/new", "calendars/new")) {
      browser.open(form);
      browser.write("Name", "half of it");

      browser.click("Cancel");
      browser.awaitText("Leave without saving?");
      browser.clickOn(STAY);
      assertThat(browser.field("Name").getDomProperty("value")).isEqualTo("half of it");

      browser.click("Cancel");
      browser.awaitText("Leave without saving?");
      browser.clickOn(LEAVE);
      await().until(() -> !browser.address().endsWith("/new"));
    }
  }

  @Test
  void asksBeforeGoingBack() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/summary");
    for (var answer : List.of(LEAVE, STAY)) {
      browser.click("Definition");
      browser.awaitElement("#description");
      browser.write("Description", "half of it");
      browser.run("history.back()");
      browser.awaitText("Leave without saving?");
      browser.clickOn(answer);
      var shown = answer == LEAVE ? "/summary" : "/definition";
      await().until(() -> browser.address().endsWith(shown));
    }
    assertThat(browser.field("Description").getDomProperty("value")).isEqualTo("half of it");
  }

  @Test
  void asksNothingWhereNothingIsLost() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.write("Description", "all of it");
    browser.click("Save");
    browser.awaitText("Saved as version 1.");

    browser.click("Summary");
    await().until(() -> browser.address().endsWith("/summary"));
    assertThat(browser.all(By.cssSelector("dialog"))).isEmpty();
  }
}
