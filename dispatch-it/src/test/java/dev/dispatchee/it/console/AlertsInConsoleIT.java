// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.server.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules of alerts are made, tried, muted and deleted in the console. */
class AlertsInConsoleIT extends ConsoleTest {

  @AfterEach
  void remove() {
    rules().forEach(rule -> given.admin().delete("alerts/" + rule.path("id").asText()));
  }

  @Test
  void areMadeTriedMutedAndDeleted() {
    var browser = browser().signIn(User.ADMIN);
    browser.open("alerts/new");
    browser.write("Name", "Console rule");
    browser.write("Address", "ftp://example.com/");
    browser.click("Save");
    browser.awaitElement(".error");
    assertThat(rules()).isEmpty();

    browser.write("Address", "http://127.0.0.1:1/");
    browser.click("Save");
    browser.awaitText("Console rule was saved");
    browser.awaitHeading("Alerts");
    assertThat(rules()).hasSize(1);

    browser.click("Test Console rule");
    browser.awaitText("refused the connection");
    browser.click("Mute Console rule");
    confirm(browser);
    await().until(() -> !rules().get(0).path("mutedUntil").isNull());

    browser.open("alerts/" + rules().get(0).path("id").asText());
    browser.click("Delete");
    confirm(browser);
    await().until(() -> rules().isEmpty());
  }

  @Test
  void nameTriggersAndLeadToTheRunsTheyToldOf() {
    var trigger =
        given.aTrigger().thatFailsWith("the till is closed").withCron("0 0 0 1 1 ?").create();
    var name = trigger.json().path("name").asText();
    var browser = browser().signIn(User.ADMIN);
    browser.open("alerts/new");
    browser.write("Name", "Rule of one");
    browser.write("Address", "http://127.0.0.1:1/");
    browser.write("Grouping", "PT0S");
    browser.write("Triggers", "nobody of that name");
    browser.click("Save");
    browser.awaitText("There is no trigger named nobody of that name.");

    browser.write("Triggers", "");
    browser.write("Add a trigger", name);
    await().until(() -> browser.field("Triggers").getDomProperty("value").equals(name));
    browser.click("Save");
    browser.awaitText("Rule of one was saved");
    assertThat(rules().get(0).at("/triggerIds/0").asLong()).isEqualTo(trigger.id());

    long run = trigger.awaitEnded(trigger.runNow()).id();
    browser.awaitText("the till is closed");
    browser.click(name);
    await().until(() -> browser.address().endsWith("runs/" + run));

    browser.open("alerts/" + rules().get(0).path("id").asText());
    browser.awaitHeading("Rule of one");
    assertThat(browser.field("Triggers").getDomProperty("value")).isEqualTo(name);
  }

  // What is behind the dialog has buttons of the same name.
  private static void confirm(Browser browser) {
    browser.awaitElement("dialog");
    browser.run("document.querySelector('dialog button[type=submit]').click()");
  }

  @Test
  void areOnlyShownToOthers() {
    var browser = browser().signIn(User.VIEWER);

    browser.open("alerts");

    assertThat(browser.text("main")).contains("No alert rules yet", "dispatch-admin");
    assertThat(browser.offers("New alert rule")).isFalse();
  }

  private List<JsonNode> rules() {
    var found = new ArrayList<JsonNode>();
    given.admin().get("alerts?pageSize=200").mustBe(200).json().path("items").forEach(found::add);
    return found;
  }
}
