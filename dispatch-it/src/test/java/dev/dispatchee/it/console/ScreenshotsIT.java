// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of docs/console, when a folder is named. */
@EnabledIfSystemProperty(
    named = "dispatch.it.screenshots",
    matches = ".+",
    disabledReason = "-Ddispatch.it.screenshots=FOLDER makes them")
class ScreenshotsIT {

  @Test
  void showsEveryPage() {
    var folder = Path.of(System.getProperty("dispatch.it.screenshots"));
    try (var shop = new Shop();
        var browser = new Browser(shop.server().application())) {
      var pages = shop.story();
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
          browser.open(pages.get("definition-file"));
          browser.unfold();
          browser.screenshot(folder.resolve("definition-rules-%s-%d.png".formatted(theme, width)));
          assertThat(browser.faults()).isEmpty();
        }
      }
    }
  }
}
