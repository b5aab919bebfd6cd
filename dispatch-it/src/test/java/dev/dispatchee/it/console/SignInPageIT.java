// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Signing in and out, as a person does it. */
class SignInPageIT extends ConsoleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AfterEach
  void inEnglishAgain() {
    browser().run("localStorage.clear()");
  }

  @Test
  void signsInAndShowsThePageThatALinkNamed() {
    var trigger = given.aTrigger().create();
    var browser = browser().stranger("#/triggers/" + trigger.id() + "/runs");

    browser.fillIn(User.VIEWER.login(), User.VIEWER.password());

    browser.awaitHeading(trigger.json().path("name").asText());
    assertThat(browser.address()).endsWith("#/triggers/" + trigger.id() + "/runs");
    assertThat(browser.text(".who")).contains("viewer");
  }

  @Test
  void saysWhatIsWrongWithoutLosingTheName() {
    var browser = browser().stranger("");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("sign-in-user");

    browser.fillIn(User.VICTIM.login(), "wrong");

    browser.awaitText("User and password do not fit.");
    assertThat(browser.field("User").getDomProperty("value")).isEqualTo("victim");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("sign-in-password");
    assertThat(browser.focused().getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(browser.focused().getDomAttribute("aria-describedby")).isEqualTo("sign-in-refused");

    browser.write("Password", User.VICTIM.password());
    browser.press(Keys.ENTER);
    browser.awaitHeading("Now");
  }

  @Test
  void saysThatSomebodyHasNoRole() {
    var browser = browser().stranger("");

    browser.fillIn(User.OUTSIDER.login(), User.OUTSIDER.password());

    browser.awaitText("This user has no role here.");
  }

  @Test
  void helpsThoseThatRememberPasswords() {
    var browser = browser().stranger("");

    assertThat(browser.field("User").getDomAttribute("autocomplete")).isEqualTo("username");
    assertThat(browser.field("Password").getDomAttribute("autocomplete"))
        .isEqualTo("current-password");
    assertThat(browser.field("Password").getDomAttribute("type")).isEqualTo("password");
  }

  @Test
  void speaksGermanToo() {
    var browser = browser().stranger("");

    browser.click("Deutsch");

    browser.awaitHeading("Anmelden");
    browser.write("Benutzer", "victim");
    browser.write("Passwort", "wrong");
    browser.press(Keys.ENTER);
    browser.awaitText("Benutzer und Passwort passen nicht zusammen.");
  }

  @Test
  void signsOutForGood() {
    var browser = browser().signIn(User.VIEWER);
    var cookie = browser.cookie();
    browser.open("runs");

    browser.click("Sign out");

    browser.awaitHeading("Sign in");
    assertThat(browser.address()).doesNotContain("#");
    given.nobody().with("Cookie", cookie).get("me").mustBe(401);
  }

  @Test
  void keepsWhatWasTypedWhenASessionEnds() {
    var trigger = given.aTrigger().withCron("0 0 0 1 1 ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");
    browser.write("Description", "typed before");
    endSession();

    // The page may notice by itself what has ended.
    browser.clickBelowDialogs("Save");
    browser.awaitText("You are signed out: the session has ended, after 30 minutes without use");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("sign-in-password");
    browser.press(Keys.ESCAPE);
    browser.press(User.EDITOR.password(), Keys.ENTER);

    // What was asked for before is done now.
    browser.awaitText("Saved as version 1.");
    assertThat(browser.all(By.cssSelector("dialog"))).isEmpty();
    assertThat(trigger.json().path("description").asText()).isEqualTo("typed before");
  }

  @Test
  void showsNothingOfOneUserToTheNext() {
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/new?executor=hello");
    browser.write("Name", "of the editor");
    endSession();
    // The page may notice by itself what has ended.
    browser.clickBelowDialogs("Create trigger");
    browser.awaitText("Sign in again");

    browser.write("User", User.VIEWER.login());
    browser.write("Password", User.VIEWER.password());
    browser.press(Keys.ENTER);

    await().atMost(PATIENCE).until(() -> browser.text(".who").contains("viewer"));
    assertThat(browser.text("body")).doesNotContain("of the editor");
    assertThat(
            given
                .admin()
                .get("triggers?search=of%20the%20editor")
                .json()
                .path("totalCount")
                .asInt())
        .isZero();
  }

  // As the server does after a while, and as another tab does that signs out.
  private void endSession() {
    given
        .nobody()
        .with("Cookie", browser().cookie())
        .with("Sec-Fetch-Site", "same-origin")
        .delete("/session")
        .mustBe(204);
  }
}
