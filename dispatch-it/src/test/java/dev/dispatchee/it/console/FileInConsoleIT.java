// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The file of a trigger, on the page of its definition. */
class FileInConsoleIT extends ConsoleTest {

  @TempDir private Path folder;

  @Test
  void isPutReplacedAndRemovedByWhoMayChangeTheTrigger() throws IOException {
    var trigger = given.aTrigger().create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/definition");

    choose(browser, "Größe (1).zip", "abc");
    browser.awaitText("Größe (1).zip, 3 B");
    browser.awaitText("SHA-256 ba7816bf");
    assertThat(trigger.json().at("/file/name").asText()).isEqualTo("Größe (1).zip");

    choose(browser, "b.exe", "abcd");
    browser.awaitText("names that end in .zip, .rar, .jar, .properties");
    choose(browser, "b.zip", "abcd");
    browser.awaitText("b.zip, 4 B");

    browser.click("Remove b.zip");
    browser.clickOn(By.cssSelector("dialog button[type=submit]"));
    await().until(() -> trigger.json().path("file").isNull());
  }

  @Test
  void isOnlyNamedToOthers() {
    var trigger = given.aTrigger().create();
    given.admin().putFile(trigger.path("/file"), "a.zip", new byte[2]).mustBe(201);
    var browser = browser().signIn(User.VIEWER);

    browser.open("triggers/" + trigger.id() + "/definition");

    browser.awaitText("a.zip, 2 B");
    assertThat(browser.offers("Remove a.zip")).isFalse();
    assertThat(browser.all(By.cssSelector("input[type=file]"))).isEmpty();
  }

  private void choose(Browser browser, String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    browser.all(By.cssSelector("input[type=file]")).get(0).sendKeys(file.toString());
  }
}
