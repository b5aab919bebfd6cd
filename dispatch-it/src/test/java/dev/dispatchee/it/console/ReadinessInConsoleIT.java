// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.AskedExecutor;
import dev.dispatchee.it.probe.HiddenExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the console shows of readiness, languages, and hidden and single-node executors. */
class ReadinessInConsoleIT extends ConsoleTest {

  private static final String REASON = "The key of the archive is missing.";

  private static final JavaArchive PROBES = Probes.asked("asked-in-console");

  @TempDir private Path folder;

  @BeforeAll
  static void deploy() {
    ConsoleServer.process().deployArchive(PROBES);
  }

  @AfterAll
  static void undeploy() {
    ConsoleServer.process().undeploy(PROBES);
  }

  @Test
  void saysWhyATriggerIsNotReadyAndWhyItIsNotStarted() throws IOException {
    var trigger = asked();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id());
    assertThat(browser.text("main")).doesNotContain("Not ready");

    Files.writeString(file(), REASON);
    browser.open("triggers/" + trigger.id());
    assertThat(browser.text("main .note.warn")).isEqualTo("Not ready: " + REASON);
    browser.click("Run now");
    browser.awaitElement(".toast");
    assertThat(browser.text(".toast")).contains(REASON);
    browser.click("Resume");
    browser.awaitText("active: " + REASON);
    assertThat(trigger.json().path("active").asBoolean()).isFalse();

    Files.delete(file());
    browser.open("triggers/" + trigger.id());
    assertThat(browser.text("main")).doesNotContain("Not ready");
    browser.click("Resume");
    await().until(() -> trigger.json().path("active").asBoolean());
  }

  @Test
  void callsExecutorsByTheirNamesInTheLanguageOfTheConsole() {
    var browser = browser().signIn(User.VIEWER);
    browser.open("executors/" + AskedExecutor.TYPE);
    assertThat(browser.text("main h1")).isEqualTo("Probe: is asked");

    browser.run("localStorage.setItem('dispatch.language', 'de')");
    try {
      browser.open("executors/" + AskedExecutor.TYPE);
      assertThat(browser.text("main h1")).isEqualTo("Sonde: wird gefragt");
      assertThat(browser.text("main .lede")).isEqualTo("Bereit, außer eine Datei ist da.");
    } finally {
      browser.run("localStorage.removeItem('dispatch.language')");
    }
  }

  @Test
  void doesNotOfferAHiddenExecutorAndShowsThatItIs() {
    var browser = browser().signIn(User.EDITOR);

    browser.open("triggers/new");
    assertThat(offered(browser)).contains(AskedExecutor.TYPE).doesNotContain(HiddenExecutor.TYPE);
    browser.open("executors/" + HiddenExecutor.TYPE);
    assertThat(browser.text("main")).contains("Not offered for new triggers");
    // Who asks for it by its name gets it.
    browser.open("triggers/new?executor=" + HiddenExecutor.TYPE);
    assertThat(offered(browser)).contains(HiddenExecutor.TYPE);
  }

  @Test
  void saysAtTheFieldThatASingleNodeExecutorDoesNotRunOnAllNodes() {
    var trigger = asked();
    var browser = browser().signIn(User.EDITOR);
    browser.open("executors/" + AskedExecutor.TYPE);
    assertThat(browser.text("main aside")).contains("Where it runs");

    browser.open("triggers/" + trigger.id() + "/definition");
    browser.clickOn(By.cssSelector("details.fold summary"));
    browser.field("Where it runs").sendKeys("On every node");
    browser.click("Save");

    browser.awaitText("found 'ALL_NODES', allowed: SINGLE_NODE, as executor 'probe-asked' says");
    assertThat(trigger.json().path("dispatchTaskClusterMode").asText()).isEqualTo("SINGLE_NODE");
  }

  private Trigger asked() {
    return given
        .aTrigger()
        .ofExecutor(AskedExecutor.TYPE)
        .withSetting("file", file().toString())
        .with("cronExpression", "0 0 0 1 1 ?")
        .create();
  }

  private Path file() {
    return folder.resolve("reason");
  }

  private static List<String> offered(Browser browser) {
    return browser.all(By.cssSelector("#dispatchTaskExecutorType option")).stream()
        .map((WebElement option) -> option.getDomProperty("value"))
        .toList();
  }
}
