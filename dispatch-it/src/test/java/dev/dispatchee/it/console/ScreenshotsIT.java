// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import dev.dispatchee.it.server.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of docs/console, when a folder is named. */
@EnabledIfSystemProperty(
    named = "dispatch.it.screenshots",
    matches = ".+",
    disabledReason = "-Ddispatch.it.screenshots=FOLDER makes them")
class ScreenshotsIT extends ConsoleTest {

  @Test
  void showsEveryPage() {
    var folder = Path.of(System.getProperty("dispatch.it.screenshots"));
    var pages = story();
    var browser = browser();
    for (var theme : new String[] {"light", "dark"}) {
      for (int width : new int[] {1440, 390}) {
        browser.theme(theme);
        browser.resize(width, width == 390 ? 844 : 900);
        browser
            .stranger("")
            .screenshot(folder.resolve("sign-in-%s-%d.png".formatted(theme, width)));
        browser.signIn(User.ADMIN);
        pages.forEach(
            (name, path) -> {
              browser.open(path);
              browser.screenshot(folder.resolve("%s-%s-%d.png".formatted(name, theme, width)));
            });
      }
    }
  }

  // A day of an imagined shop.
  private Map<String, String> story() {
    var digest =
        given
            .aTrigger()
            .named("Customer mail digest")
            .withSetting("message", "connected to smtps://mail.intern:465")
            .thatFailsWith("451 4.7.1 try again later")
            .withCron("0 0 7 ? * MON-FRI")
            .with("timeZoneId", "Europe/Berlin")
            .with("labels", new String[] {"customer"})
            .withAttempts(2, Duration.ofSeconds(1))
            .create();
    digest.runNow();
    var failed = digest.awaitLogs(2, log -> log.endDate() != null).get(1);
    for (var name : new String[] {"Ledger close", "Invoice run", "Price list publish"}) {
      var trigger =
          given
              .aTrigger()
              .named(name)
              .withCron("0 %d %d * * ?".formatted(name.length(), name.length() + 5))
              .with("timeZoneId", "Europe/Berlin")
              .with("labels", new String[] {"finance"})
              .create();
      trigger.runNow();
      trigger.awaitLogs(1, log -> log.endDate() != null);
    }
    given
        .aTrigger()
        .named("New York settlement")
        .withCron("0 30 17 ? * MON-FRI")
        .with("timeZoneId", "America/New_York")
        .create();
    given.aTrigger().named("Mail outbox").withCron("0 */2 * * * ?").create();
    var forecast =
        given
            .aTrigger()
            .named("Shipment forecast")
            .thatTakes(Duration.ofSeconds(300))
            .withSetting("outputBytes", "20000")
            .withCron("0 0 */4 * * ?")
            .create();
    var running = forecast.runNow();
    var pages = new LinkedHashMap<String, String>();
    pages.put("now", "now");
    pages.put("schedule", "schedule");
    pages.put("triggers", "triggers");
    pages.put("new-trigger", "triggers/new?executor=hello");
    pages.put("trigger", "triggers/" + digest.id());
    pages.put("trigger-definition", "triggers/" + digest.id() + "/definition");
    pages.put("trigger-schedule", "triggers/" + digest.id() + "/schedule");
    pages.put("trigger-runs", "triggers/" + digest.id() + "/runs");
    pages.put("trigger-history", "triggers/" + digest.id() + "/history");
    pages.put("runs", "runs");
    pages.put("run", "runs/" + failed.id());
    pages.put("run-live", "runs/" + running.id());
    pages.put("executors", "executors");
    pages.put("executor", "executors/hello");
    pages.put("nodes", "nodes");
    pages.put("audit", "audit");
    pages.put("about", "about");
    return pages;
  }
}
