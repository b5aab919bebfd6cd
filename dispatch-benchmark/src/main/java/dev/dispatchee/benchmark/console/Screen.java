// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.console;

import dev.dispatchee.benchmark.contest.Pause;
import dev.dispatchee.it.client.Chromium;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser with the console in it, whose pages are timed from within. */
public final class Screen implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int MOST_LOOKS = 1_000;

  // When the first thing that is of use stands there: a section, a table or the week.
  private static final String WATCH =
      """
      performance.setResourceTimingBufferSize(10000);
      new MutationObserver(() => {
        if (!window.useful && document.querySelector('main .sechead, main .sec, main table')) {
          window.useful = performance.now();
        }
      }).observe(document, {childList: true, subtree: true});
      window.drawn = 0;
      new MutationObserver(() => {
        if (!document.querySelector('main [aria-busy=true]')) {
          window.drawn = performance.now();
        }
      }).observe(document, {attributes: true, subtree: true, attributeFilter: ['aria-busy']});
      window.waiting = 0;
      const ask = window.fetch;
      window.fetch = (...what) => {
        window.waiting++;
        return ask(...what).finally(() => window.waiting--);
      };
      """;

  // A page is there when the last answer that it asked for has come and is shown; what it asks for
  // again while it is looked at comes seconds later.
  private static final String SETTLED =
      """
      const since = arguments[0];
      const asked = performance.getEntriesByType('resource')
          .filter(one => one.startTime >= since && one.name.includes('/api/v1/'));
      const last = Math.max(since, window.drawn, ...asked.map(one => one.responseEnd));
      const waits = window.waiting || document.querySelector('main [aria-busy=true]');
      return !waits && performance.now() - last > 400 && asked.length ? last - since : null;
      """;

  private static final String WEIGHT =
      """
      return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
          .filter(one => !one.name.includes('/api/v1/'))
          .reduce((sum, one) => sum + one.encodedBodySize, 0);
      """;

  private final ChromeDriver driver;
  private final URI application;

  /** A browser that asks an application as its administrator. */
  public Screen(URI application) {
    this.application = application;
    driver = Chromium.start();
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    signIn();
  }

  private void signIn() {
    driver.get(application.toString());
    until("return document.querySelector('form.signin') ? 1 : null");
    driver.findElement(By.name("user")).sendKeys(User.ADMIN.login());
    driver.findElement(By.name("password")).sendKeys(User.ADMIN.password(), Keys.ENTER);
    until("return document.querySelector('.mast') ? 1 : null");
  }

  /** Opens a page as if for the first time; the milliseconds until something useful is there. */
  public double firstPaint(String page) {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.get("about:blank");
    driver.get(application + "#/" + page);
    return until("return window.useful || null");
  }

  /** Goes to a page from another one; the milliseconds until its last answer is shown. */
  public double goTo(String page) {
    var go = "const now = performance.now(); location.hash = arguments[0]; return now";
    return until(SETTLED, driver.executeScript(go, "/" + page));
  }

  /** Goes to a page; the milliseconds until an element is there whose text contains something. */
  public double untilText(String page, String css, String text) {
    driver.executeScript(
        """
        const [page, css, text] = arguments;
        const from = performance.now();
        window.shown = null;
        const look = () => {
          if (document.querySelector(css)?.textContent.includes(text)) {
            window.shown = performance.now() - from;
          } else {
            requestAnimationFrame(look);
          }
        };
        location.hash = page;
        look();
        """,
        "/" + page,
        css,
        text);
    return until("return window.shown");
  }

  /** Makes a picture of what is shown. */
  public void keep(Path picture) {
    try {
      Files.write(picture, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The bytes of all that was loaded to show pages, as they were sent. */
  public double weight() {
    return ((Number) driver.executeScript(WEIGHT)).doubleValue();
  }

  /** The bytes of memory that no other process shares, of the process that shows the page. */
  public long memory() {
    return ProcessHandle.current()
        .descendants()
        .filter(Screen::showsPages)
        .mapToLong(Screen::privateBytes)
        .max()
        .orElseThrow(() -> new IllegalStateException("no process shows the page"));
  }

  private static boolean showsPages(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains("--type=renderer");
    } catch (IOException gone) {
      return false;
    }
  }

  private static long privateBytes(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
      return 1024
          * lines
              .filter(line -> line.startsWith("Private_"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private double until(String script, Object... arguments) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (driver.executeScript(script, arguments) instanceof Number found) {
        return found.doubleValue();
      }
      Pause.of(LOOK_EVERY);
    }
    throw new IllegalStateException("the page did not come: " + driver.getCurrentUrl());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
