// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * Groups are made and changed in the console, triggers are put into them, and runs say why they
 * wait.
 */
class GroupsInConsoleIT extends ConsoleTest {

  @Test
  void areMadeUsedAndDeleted() {
    var name = given.willRemoveGroup("console-group");
    var browser = browser().signIn(User.EDITOR);
    browser.open("groups");
    browser.click("New group");
    browser.write("Name", name);
    browser.write("Most at a time", "1");
    confirm(browser);
    browser.awaitText("0 of 1");

    var trigger = given.aTrigger().withOverlap().thatTakes(Duration.ofMinutes(5)).create();
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.run("document.querySelector('details.fold').open = true");
    browser.write("Concurrency group", name);
    browser.click("Save");
    await().until(() -> trigger.json().path("concurrencyGroup").asText().equals(name));
    var started = trigger.awaitStarted(trigger.runNow());
    var waiting = trigger.runNow();

    browser.open("runs/" + waiting.id());
    browser.awaitText("Waiting for a place in group console-group: 1 of 1 are taken");
    browser.open("runs?triggerId=" + trigger.id());
    browser.awaitText("1 of 1 are taken");
    browser.open("now");
    browser.awaitText("waiting for a place in group console-group: 1 of 1 are taken");
    assertThat(browser.text(".rows.why a")).isEqualTo("1 run");
    browser.clickOn(By.cssSelector(".rows.why a"));
    assertThat(listed(browser, name)).containsExactly("#/runs/" + waiting.id());
    follow(browser, name, "Waiting");
    assertThat(listed(browser, name)).containsExactly("#/runs/" + waiting.id());
    follow(browser, name, "In progress");
    assertThat(listed(browser, name)).containsExactly("#/runs/" + started.id());
    browser.clickOn(By.xpath("//*[@class='chip'][contains(., '%s')]//a".formatted(name)));
    await().until(() -> browser.address().endsWith("#/runs?status=IN_PROGRESS"));
    follow(browser, name, "Triggers");
    browser.awaitHeading("Triggers");
    browser.awaitText("1 trigger");
    assertThat(browser.field("Concurrency group").getDomProperty("value")).isEqualTo(name);

    browser.open("groups");
    browser.awaitText("1 of 1");
    browser.click("Delete group console-group");
    browser.awaitText("One trigger is in it");
    confirm(browser);
    browser.awaitText("allowed: none");

    trigger.logs().forEach(log -> trigger.cancel(log));
    trigger.awaitLogs(2, Log::hasEnded);
  }

  @Test
  void startsThatArePutOffAreShownBeforeAndAfterTheyAreSaved() {
    var trigger = given.aTrigger().withCron("0 0 3 * * ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.run("document.querySelector('details.fold').open = true");

    browser.write("Put off starts by up to", "PT1H");
    browser.awaitText("starts by 04:00:00 at the latest");
    browser.write("Put off starts by up to", "PT23H");
    browser.awaitText("02:00:00 at the latest");
    assertThat(browser.text("dispatch-preview li")).containsPattern("starts by \\w+ \\d+ \\w+ ");
    browser.write("Put off starts by up to", "PT1H");
    browser.click("Save");
    await().until(() -> trigger.json().path("startJitter").asText().equals("PT1H"));

    var start = trigger.json().path("nextStartDate").asText().substring(11, 19);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.awaitText("starts at " + start);
  }

  @Test
  void areOnlyShownToViewers() {
    var browser = browser().signIn(User.VIEWER);

    browser.open("groups");

    assertThat(browser.text("main")).contains("Concurrency groups", "dispatch-editor");
    assertThat(browser.offers("New group")).isFalse();
  }

  private static void follow(Browser browser, String group, String number) {
    browser.open("groups");
    browser.clickOn(
        By.xpath("//tr[th[contains(., '%s')]]/td[@data-l='%s']/a".formatted(group, number)));
  }

  // Where the runs of a list of a group lead to.
  private static List<String> listed(Browser browser, String group) {
    browser.awaitHeading("Runs");
    browser.awaitText("Concurrency group: " + group);
    browser.settle();
    return browser.all(By.cssSelector("main tbody th a")).stream()
        .map(link -> link.getDomAttribute("href"))
        .toList();
  }

  // What is behind the dialog has buttons of the same name.
  private static void confirm(Browser browser) {
    browser.awaitElement("dialog");
    browser.run("document.querySelector('dialog button[type=submit]').click()");
  }
}
