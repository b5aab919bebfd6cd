// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What holds for every page, at every width, light and dark. */
class EveryPageIT extends ConsoleTest {

  private static final String AXE = read();
  private static final String NOWHERE = "no/such/page";

  // What stands in the middle of a page may be wider than it, in a box that scrolls by itself.
  private static final String TOO_WIDE =
      "return document.documentElement.scrollWidth > document.documentElement.clientWidth";

  private static final String CUT_OFF =
      """
      return [...document.querySelectorAll('main .scroll')]
          .some(box => box.querySelector('.tbl') && box.scrollWidth > box.clientWidth + 1);
      """;

  private static final String DAYS_DIFFER =
      """
      const widths = [...document.querySelectorAll('.week:not(.kinds) tbody th')]
          .map(day => day.getBoundingClientRect().width);
      return Math.max(...widths) - Math.min(...widths) > 1;
      """;

  // Two fields or buttons that touch, unless one is in the other or they are one control of
  // several.
  private static final String TOUCHING =
      """
      const apart = 3.5;
      const boxes = [...document.querySelectorAll('main :is(.btn, .in, .sel)')]
          .filter(one => one.checkVisibility() && !one.closest('.seg, .menu > ul'))
          .map(one => ({one, at: one.getBoundingClientRect()}))
          .filter(({at}) => at.width > 1);
      return boxes.flatMap((a, i) => boxes.slice(i + 1)
          .filter(b => !a.one.contains(b.one) && !b.one.contains(a.one)
              && a.at.left < b.at.right + apart && b.at.left < a.at.right + apart
              && a.at.top < b.at.bottom + apart && b.at.top < a.at.bottom + apart)
          .map(b => [a, b].map(({one}) => one.id || one.textContent.trim()).join(' | ')));
      """;

  // No rule that is on reads style sheets, which each run would fetch before.
  private static final String JUDGE =
      """
      const [done, rules] = [arguments[arguments.length - 1], arguments.length > 1 ? arguments[0] : null];
      axe.run(document, {resultTypes: ['violations'], preload: false, ...(rules ? {runOnly: rules} : {})}).then(found => done(found.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .flatMap(one => one.nodes.map(node => one.id + ' ' + node.target.join(' ')))));
      """;

  /** All that a theme changes is colours. */
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private static final List<Integer> WIDTHS = List.of(1440, 768, 320);

  private final List<String> pages = new ArrayList<>();

  private void makeSomethingToLookAt() {
    given.aGroup(3);
    var failing =
        given
            .aTrigger()
            .thatFailsWith("451 try again later, ".repeat(20) + "W".repeat(200))
            .withCron("0 0 3 1 1 ?")
            .create();
    failing.runNow();
    var failed = failing.awaitLogs(1, log -> log.endDate() != null).get(0);
    var hostile =
        given
            .aTrigger()
            .named("<b onmouseover=alert(1)>שלום</b> & \"你好\" " + given.aName().hashCode())
            .withCron("0 15 4 * * ?")
            .with("timeZoneId", "America/New_York")
            .create();
    given
        .aTrigger()
        .named(("W".repeat(64) + given.aName().hashCode()).substring(0, 70))
        .thatTakes(Duration.ZERO)
        .create();
    pages.addAll(
        List.of(
            "now",
            "schedule",
            "schedule?view=table",
            "schedule?zone=each",
            "triggers",
            "triggers/new",
            "triggers/" + failing.id(),
            "triggers/" + failing.id() + "/definition",
            "triggers/" + hostile.id() + "/schedule",
            "triggers/" + failing.id() + "/runs",
            "triggers/" + failing.id() + "/history",
            "runs",
            "runs/" + failed.id(),
            "executors",
            "executors/hello",
            "nodes",
            "calendars",
            "calendars/new",
            "calendars/" + aCalendar(),
            "alerts",
            "alerts/new",
            "alerts/" + aRule(),
            "groups",
            "audit",
            "about",
            "more",
            NOWHERE));
  }

  // Its message cannot be sent, and says so at length.
  private long aRule() {
    var rule =
        Map.of(
            "name",
            "<i>שלום</i> " + given.aName().hashCode(),
            "condition",
            "NODE_LOST",
            "channel",
            "WEBHOOK",
            "channelSettings",
            Map.of("url", "http://169.254.169.254/" + "w".repeat(100)));
    long id = given.admin().post("alerts", rule).mustBe(201).json().path("id").asLong();
    given.admin().post("alerts/" + id + "/test").mustBe(202);
    return id;
  }

  private long aCalendar() {
    var calendar =
        Map.of(
            "name",
            "<i>שלום</i> " + "w".repeat(40) + given.aName().hashCode(),
            "days",
            List.of(Map.of("date", "2030-12-24", "until", "2030-12-26", "name", "Christmas")),
            "weeklyHours",
            List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "24:00")),
            "windows",
            List.of(Map.of("start", "2030-12-24T12:00:00Z", "end", "2031-01-02T06:00:00Z")));
    var made = given.admin().post("calendars", calendar).mustBe(201).json();
    given.aTrigger().withCron("0 0 5 * * ?").with("calendar", made.path("name").asText()).create();
    return made.path("id").asLong();
  }

  @Test
  void isReadableByEverybody() {
    makeSomethingToLookAt();
    var browser = browser();
    var softly = new SoftAssertions();
    browser.stranger("");
    browser.run(AXE);
    judge("sign-in", softly);
    browser.signIn(User.ADMIN);
    browser.run(AXE);
    for (var page : pages) {
      browser.goTo(page);
      judge(page, softly);
      softly.assertThat(browser.all(By.cssSelector("h1"))).as(page).hasSize(1);
      softly
          .assertThat(browser.text("h1").equals("Nothing there"))
          .as(page + " is not there")
          .isEqualTo(page.equals(NOWHERE));
    }
    softly.assertAll();
  }

  private static void judge(String page, SoftAssertions softly) {
    var browser = browser();
    for (int width : WIDTHS) {
      var where = page + " at " + width;
      browser.resize(width, 900);
      browser.theme("light");
      softly.assertThat((List<?>) browser.runAsync(JUDGE)).as(where).isEmpty();
      softly.assertThat(browser.run(TOO_WIDE)).as(where + " is too wide").isEqualTo(false);
      softly.assertThat(browser.run(CUT_OFF)).as(where + " cuts a table off").isEqualTo(false);
      softly.assertThat(browser.run(DAYS_DIFFER)).as(where + " has odd days").isEqualTo(false);
      softly
          .assertThat((List<?>) browser.run(TOUCHING))
          .as(where + " has touching fields")
          .isEmpty();
      browser.theme("dark");
      softly
          .assertThat((List<?>) browser.runAsync(JUDGE, OF_COLOURS))
          .as(where + ", dark")
          .isEmpty();
    }
    softly.assertThat(browser.faults()).as(page).isEmpty();
    browser.resize(1440, 900);
    browser.theme("light");
  }

  @Test
  void isThereInGermanAsWell() {
    var browser = browser().signIn(User.VIEWER);
    browser.run("localStorage.setItem('dispatch.language', 'de')");
    browser.open("triggers");
    browser.awaitHeading("Auslöser");
    assertThat(browser.run("return document.documentElement.lang")).isEqualTo("de");
    browser.run("localStorage.removeItem('dispatch.language')");
    assertThat(browser.faults()).isEmpty();
  }

  private static String read() {
    try (var file = EveryPageIT.class.getResourceAsStream("/axe.min.js")) {
      assertThat(file).as("axe-core is among the dependencies").isNotNull();
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
