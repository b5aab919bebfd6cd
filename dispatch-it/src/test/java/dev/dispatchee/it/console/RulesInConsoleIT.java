// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import org.junit.jupiter.api.Test;

/** What the form says of who may do what with a trigger, and of how long its logs are kept. */
class RulesInConsoleIT extends ConsoleTest {

  @Test
  void givesATriggerToAGroup() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.OWNER);
    openRules(trigger);
    browser.write("May view", "owners");
    browser.write("May edit", "*\nowners");
    browser.click("Save");
    browser.awaitText("names of groups; none for everybody");
    assertThat(trigger.json().at("/access/edit")).isEmpty();

    browser.write("May edit", "owners");
    browser.click("Save");
    await().until(() -> trigger.json().at("/access/edit/0").asText().equals("owners"));
    browser.open("triggers/" + trigger.id() + "/definition");
    assertThat(browser.field("May view").getDomProperty("value")).isEqualTo("owners");
    assertThat(browser.field("May run").getDomProperty("value")).isEmpty();

    browser.signIn(User.STRANGER);
    browser.open("triggers/" + trigger.id());
    browser.awaitText("does not exist");
    browser.open("triggers?name=" + trigger.json().path("name").asText());
    assertThat(browser.text("main")).doesNotContain(trigger.json().path("name").asText());
  }

  @Test
  void refusesWhatWouldLockOutItsAuthor() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.STRANGER);
    openRules(trigger);

    browser.write("May edit", "owners");
    browser.click("Save");

    browser.awaitText("found no group of yours among those that may edit");
    assertThat(trigger.json().at("/access/edit")).isEmpty();
  }

  @Test
  void saysHowLongAndHowManyLogsAreKept() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    openRules(trigger);
    browser.write("Failed runs are kept for", "P90D");
    browser.write("Runs kept at most", "-1");
    browser.write("Successful ones at most", "5");
    browser.click("Save");
    await().until(() -> browser.text("#logLimit-error").contains("-1"));
    assertThat(browser.text("main")).contains("1 field needs a change. Runs kept at most");

    browser.write("Runs kept at most", "100");
    browser.click("Save");
    await().until(() -> trigger.json().path("logLimit").asInt() == 100);
    assertThat(trigger.json().path("failedLogRetention").asText()).isEqualTo("PT2160H");
    assertThat(trigger.json().path("successfulLogLimit").asInt()).isEqualTo(5);
    assertThat(trigger.json().path("canceledLogLimit").isNull()).isTrue();

    openRules(trigger);
    await()
        .until(
            () -> browser.run("return document.getElementById('failedLogRetention')?.value"),
            "P90D"::equals);
    browser.write("Runs kept at most", "");
    browser.awaitText("1 field is changed");
    browser.click("Save");
    await().until(() -> trigger.json().path("logLimit").isNull());
  }

  private static void openRules(Trigger trigger) {
    browser().open("triggers/" + trigger.id() + "/definition");
    browser().unfold();
  }
}
