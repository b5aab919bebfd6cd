// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Two people change one trigger: nothing of either is lost unseen. */
class TwoPeopleIT extends ConsoleTest {

  @Test
  void showsBothVersionsAndKeepsWhatIsChosen() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").with("description", "of old").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.write("Description", "mine");

    given
        .admin()
        .patch(trigger.path(""), Map.of("description", "theirs", "priority", 7))
        .mustBe(200);
    browser.click("Save");
    browser.awaitText("Somebody saved before you");
    assertThat(browser.text("dialog")).contains("of old", "mine", "theirs", "priority", "7");
    assertThat(trigger.json().path("description").asText()).isEqualTo("theirs");

    browser.click("Save what is chosen");
    browser.awaitText("Saved as version 2.");
    assertThat(trigger.json().path("description").asText()).isEqualTo("mine");
    assertThat(trigger.json().path("priority").asInt()).isEqualTo(7);
  }

  @Test
  void keepsTheFormWhenItIsNotSavedAfterAll() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.write("Description", "mine");
    given.admin().patch(trigger.path(""), Map.of("description", "theirs")).mustBe(200);

    browser.click("Save");
    browser.awaitText("Somebody saved before you");
    browser.clickOn(By.cssSelector("dialog button[type=button]"));

    assertThat(browser.field("Description").getDomProperty("value")).isEqualTo("mine");
    assertThat(trigger.json().path("description").asText()).isEqualTo("theirs");
  }

  @Test
  void putsBackWhatSomebodyElseMadeOfIt() {
    var trigger =
        given
            .aTrigger()
            .withCron("0 0 0 1 1 ?")
            .with("description", "of old")
            .with("labels", List.of("night"))
            .create();
    given
        .admin()
        .patch(
            trigger.path(""),
            Map.of("description", "theirs", "dispatchTaskSettings", Map.of("seconds", "3")))
        .mustBe(200);
    given.admin().patch(trigger.path(""), Map.of("priority", 7)).mustBe(200);
    // No version of the trigger, though it has other settings.
    trigger.awaitEnded(trigger.runNowWith("seconds", "0"));
    var browser = browser().signIn(User.ADMIN);
    browser.open("triggers/" + trigger.id() + "/history");
    var back = By.xpath("//ol/li//button[normalize-space(.)='Restore']");
    assertThat(browser.all(back)).as("one for each version but the newest").hasSize(2);

    browser.all(back).get(1).click();
    browser.awaitText("It gets these values back.");
    assertThat(browser.text("dialog")).contains("theirs", "of old", "seconds", "priority");
    browser.clickOn(By.cssSelector("dialog button[type=submit]"));
    browser.awaitText("Saved as version 3.");

    assertThat(trigger.json().path("description").asText()).isEqualTo("of old");
    assertThat(trigger.json().path("priority").asInt()).isEqualTo(4);
    assertThat(trigger.json().path("dispatchTaskSettings").size()).isZero();
    assertThat(trigger.json().path("labels").get(0).asText()).isEqualTo("night");
  }

  @Test
  void tellsWhatIsWrongAtTheField() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");

    browser.write("Cron expression", "0 0 7 ? * MON-FRY");
    browser.awaitText("Not a schedule yet");
    browser.write("seconds", "many");
    browser.click("Save");

    browser.awaitText("Not saved: 2 fields need a change.");
    assertThat(browser.text("#cronExpression-error")).contains("MON-FRY");
    assertThat(browser.text("#s-seconds-error")).contains("a whole number from 0 to 600");
    assertThat(browser.field("Cron expression").getDomAttribute("aria-invalid")).isEqualTo("true");
  }
}
