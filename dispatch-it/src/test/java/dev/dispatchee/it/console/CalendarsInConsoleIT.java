// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Calendars are made, changed, uploaded and deleted in the console, and triggers keep to them. */
class CalendarsInConsoleIT extends ConsoleTest {

  private static final List<String> MADE = new ArrayList<>();

  // After the triggers that keep to them.
  @AfterAll
  static void removeCalendars() {
    var admin = Api.of(ConsoleServer.application()).as(User.ADMIN);
    for (var name : MADE) {
      admin
          .get("calendars?search=" + name)
          .json()
          .path("items")
          .forEach(one -> admin.delete("calendars/" + one.path("id").asText()));
    }
    MADE.clear();
  }

  @Test
  void areMadeAndChangedByTwoPeopleAndDeleted() {
    var name = aCalendar();
    var browser = browser().signIn(User.EDITOR);
    browser.open("calendars");
    browser.click("New calendar");
    browser.awaitHeading("New calendar");
    browser.write("Name", name);
    browser.click("Add hours");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("weeklyHours-0-day");
    browser.press(Keys.TAB);
    browser.press(Keys.chord(Keys.CONTROL, "a"), "25:00");
    browser.click("Add a day");
    put(browser, "days-0-date", "2030-12-24");
    put(browser, "days-0-until", "2030-12-26");
    browser.click("Add a window");
    put(browser, "windows-0-start", "2030-12-31T18:00");
    put(browser, "windows-0-end", "2031-01-01T08:00");
    browser.click("Save");
    browser.awaitElement("#weeklyHours-0-error");
    assertThat(browser.text("#weeklyHours-0-error")).contains("25:00");

    put(browser, "weeklyHours-0-from", "08:30");
    browser.click("Save");
    browser.awaitText(name + " was saved");
    browser.awaitHeading(name);
    var made = calendar(name);
    assertThat(made.path("days").path(0).path("until").asText()).isEqualTo("2030-12-26");
    assertThat(made.path("weeklyHours").path(0).path("from").asText()).isEqualTo("08:30");
    // The browser is in Berlin.
    assertThat(made.path("windows").path(0).path("start").asText())
        .isEqualTo("2030-12-31T17:00:00Z");

    given.admin().put("calendars/" + made.path("id").asText(), Map.of("name", name)).mustBe(200);
    browser.write("Description", "Mine");
    browser.click("Save");
    browser.awaitText("saved version 1 meanwhile");
    assertThat(calendar(name).path("days")).isEmpty();
    browser.click("Save mine over it");
    await().until(() -> calendar(name).path("description").asText().equals("Mine"));
    assertThat(calendar(name).path("days")).hasSize(1);

    browser.click("Delete");
    confirm(browser);
    browser.awaitHeading("Calendars");
    assertThat(found(name)).isEmpty();
  }

  @Test
  void comeFromFilesAndAreNotDeletedWhileATriggerKeepsToThem(@TempDir Path folder)
      throws IOException {
    var name = aCalendar();
    var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    var trigger = given.aTrigger().withCron("0 0 12 * * ?").create();
    var file = folder.resolve("days.ics");
    Files.writeString(
        file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            .formatted(tomorrow.toString().replace("-", "")));
    var browser = browser().signIn(User.EDITOR);
    browser.open("calendars/new");
    browser.write("Name", name);
    browser.field("iCalendar file").sendKeys(file.toString());
    browser.click("Upload");
    browser.awaitHeading(name);
    assertThat(calendar(name).path("days").path(0).path("date").asText())
        .isEqualTo(tomorrow.toString());

    browser.open("triggers/" + trigger.id() + "/schedule");
    browser.click("Change the schedule");
    browser.awaitElement("#calendar");
    browser.field("Not in calendar").sendKeys(name);
    browser.awaitElement("#calendarRule");
    browser.awaitText("1 time is left out by the calendar");
    browser.click("Save");
    await().until(() -> trigger.json().path("calendar").asText().equals(name));
    browser.awaitText("not in '" + name + "'");
    browser.awaitText("Is skipped");

    browser.open("schedule");
    browser.awaitElement("a[aria-label*='left out by a calendar']");
    browser.run("document.querySelector(\"a[aria-label*='left out by a calendar']\").click()");
    browser.awaitElement("aside .fires");
    assertThat(browser.text("aside .fires"))
        .contains(trigger.json().path("name").asText(), "left out by a calendar");

    change(trigger, Map.of("calendarRule", "NEXT_DAY", "cronExpression", everyWeek(tomorrow)));
    browser.open("schedule");
    browser.awaitElement("a[aria-label*='moved here by a calendar']");
    browser.awaitElement("a[aria-label*='moved away by a calendar, to ']");
    browser.run("document.querySelector(\"a[aria-label*='moved away']\").click()");
    browser.awaitText("moved away by a calendar, to");
    browser.open("schedule?view=table");
    browser.awaitText("moved away by a calendar, to");

    browser.open("calendars/" + calendar(name).path("id").asText());
    assertThat(browser.offers(trigger.json().path("name").asText())).isTrue();
    browser.click("Delete");
    confirm(browser);
    browser.awaitElement("dialog .note");
    assertThat(browser.text("dialog")).contains(trigger.json().path("name").asText());
    browser.press(Keys.ESCAPE);
    assertThat(found(name)).hasSize(1);
  }

  @Test
  void aRecurrenceRuleIsWrittenAndShown() {
    var trigger = given.aTrigger().withCron("0 0 12 * * ?").create();
    var browser = browser().signIn(User.EDITOR);
    browser.open("triggers/" + trigger.id() + "/schedule");
    browser.click("Change the schedule");
    browser.clickOn(By.xpath("//label[normalize-space(.)='RRULE']"));
    browser.write("Recurrence rule", "FREQ=MONTHLY;BYDAY=32FR");
    browser.awaitElement(".preview.wrong");
    browser.click("last Friday of the month");
    browser.awaitText("on the last Friday");
    browser.click("Save");
    await().until(() -> trigger.json().path("rrule").asText().equals("FREQ=MONTHLY;BYDAY=-1FR"));
    assertThat(trigger.json().path("cronExpression").isNull()).isTrue();
  }

  @Test
  void areOnlyShownToOthersAndInGermanToo() {
    var browser = browser().signIn(User.RUNNER);
    browser.open("calendars");
    assertThat(browser.text("main")).contains("dispatch-editor");
    assertThat(browser.offers("New calendar")).isFalse();

    browser.run("localStorage.setItem('dispatch.language', 'de')");
    browser.open("calendars");
    browser.awaitHeading("Kalender");
    browser.run("localStorage.removeItem('dispatch.language')");
  }

  private String aCalendar() {
    var name = "Console" + given.aName().hashCode();
    MADE.add(name);
    return name;
  }

  private static String everyWeek(LocalDate day) {
    return "0 0 12 ? * " + day.getDayOfWeek().name().substring(0, 3);
  }

  private static void change(Trigger trigger, Map<String, Object> fields) {
    trigger.api().patch(trigger.path(""), fields).mustBe(200);
  }

  // How a date is typed depends on the language of the browser.
  private static void put(Browser browser, String id, String value) {
    browser.awaitElement("#" + id);
    browser.run(
        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
            + " field.dispatchEvent(new Event('input', {bubbles: true}));",
        id,
        value);
  }

  // What is behind the dialog has buttons of the same name.
  private static void confirm(Browser browser) {
    browser.awaitElement("dialog");
    browser.run("document.querySelector('dialog button[type=submit]').click()");
  }

  private JsonNode calendar(String name) {
    return given
        .admin()
        .get("calendars/" + found(name).path(0).path("id").asText())
        .mustBe(200)
        .json();
  }

  private JsonNode found(String name) {
    return given.admin().get("calendars?search=" + name).mustBe(200).json().path("items");
  }
}
