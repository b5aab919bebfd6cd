// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatchee.it.client.Chromium;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser in which one user looks at the console, by the names that people see. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // What a page does that it must not is kept from its first moment on.
  private static final String WATCH =
      """
      window.faults = [];
      addEventListener('securitypolicyviolation', e => faults.push('CSP ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
      addEventListener('error', e => faults.push('error ' + e.message));
      addEventListener('unhandledrejection', e => faults.push('rejection ' + (e.reason && e.reason.stack || e.reason)));
      """;

  private static final String LOADING = "main .sk, main [aria-busy=true]";

  // As the driver would tell it, which looks at each node by a long script.
  private static final String TEXT =
      """
      const one = document.querySelector(arguments[0]);
      return !one?.checkVisibility() ? '' : one.innerText
          .replace(/[\\t\\u00a0 ]+/g, ' ').replace(/ ?\\n[\\n ]*/g, '\\n').trim();
      """;

  private final URI application;
  private final ChromeDriver driver;

  /** Skips a test, by name, on a machine without a browser. */
  static void assumeThere() {
    assumeTrue(Chromium.isThere(), "skipped: needs /usr/bin/chromium and /usr/bin/chromedriver");
  }

  /** On a server. */
  Browser(URI application) {
    this.application = application;
    driver = Chromium.start();
    cdp("Emulation.setTimezoneOverride", Map.of("timezoneId", "Europe/Berlin"));
    cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    resize(1440, 900);
  }

  /** Forgets what was kept for another test; who was signed in is no longer. */
  void forget() {
    stranger("");
    run("localStorage.clear(); sessionStorage.clear()");
    offline(false);
    theme("light");
    resize(1440, 900);
  }

  /** Signs in as a user, and looks at the first page. */
  Browser signIn(User user) {
    stranger("");
    fillIn(user.login(), user.password());
    awaitHeading("Now");
    return this;
  }

  /** Opens an address as somebody who has not signed in. */
  Browser stranger(String hash) {
    driver.get(application + "session");
    driver.manage().deleteAllCookies();
    driver.get(application + hash);
    awaitHeading("Sign in");
    return this;
  }

  /** Fills in the form to sign in, and sends it. */
  void fillIn(String user, String password) {
    write("User", user);
    write("Password", password);
    press(Keys.ENTER);
  }

  /** The cookie of the session, as a header. */
  String cookie() {
    return "DISPATCH_SESSION=" + driver.manage().getCookieNamed("DISPATCH_SESSION").getValue();
  }

  /** Opens a page by what stands behind the # of its address. */
  void open(String path) {
    driver.get("about:blank");
    driver.get(application + "#/" + path);
    patiently().until(() -> is("main h1") && !is(LOADING));
  }

  /** Opens another page without loading the console again, which must be open. */
  void goTo(String path) {
    run(
        """
        const main = document.getElementById('main');
        main.dataset.key = 'none';
        main.replaceChildren();
        location.hash = '#/' + arguments[0];
        """,
        path);
    patiently().until(() -> is("main h1") && !is(LOADING));
  }

  // Asked at once and often: a page takes less time than the usual tenth of a second.
  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(30));
  }

  /** Waits until nothing more is loaded. */
  void settle() {
    patiently().until(() -> !is(LOADING));
  }

  void awaitHeading(String text) {
    patiently().untilAsserted(() -> assertThat(text("main h1")).contains(text));
  }

  /** Waits until a text stands somewhere in the page. */
  void awaitText(String text) {
    patiently().untilAsserted(() -> assertThat(text("body")).contains(text));
  }

  /** Waits until an element is there. */
  void awaitElement(String css) {
    patiently().until(() -> is(css));
  }

  /** The text of the first such element that people see; empty when there is none. */
  String text(String css) {
    return String.valueOf(run(TEXT, css));
  }

  /** Whether a button or link with that name is offered. */
  boolean offers(String name) {
    return firstShown(named(name)).isPresent();
  }

  private boolean is(String css) {
    return Boolean.TRUE.equals(run("return document.querySelector(arguments[0]) !== null", css));
  }

  private Optional<WebElement> firstShown(By where) {
    var found =
        run(
            "return arguments[0].find(one => one.checkVisibility({visibilityProperty: true})) ?? null",
            all(where));
    return Optional.ofNullable((WebElement) found);
  }

  /** Clicks a button or link by its name. */
  void click(String name) {
    clickOn(named(name));
  }

  /** The same, even if a dialog opens above it that was not asked for. */
  void clickBelowDialogs(String name) {
    patiently()
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> {
              var found = firstShown(named(name));
              found.ifPresent(one -> run("arguments[0].click()", one));
              return found.isPresent();
            });
  }

  /** Clicks the first element that is found. */
  void clickOn(By where) {
    patiently()
        .ignoreExceptions()
        .until(
            () -> {
              var found = firstShown(where);
              found.ifPresent(WebElement::click);
              return found.isPresent();
            });
  }

  /** Writes into a field by its label. */
  void write(String label, String text) {
    var field = field(label);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
  }

  /** A field by its label. */
  WebElement field(String label) {
    var where = By.xpath("//label[starts-with(normalize-space(.), '%s')]".formatted(label));
    patiently().until(() -> !all(where).isEmpty());
    return driver.findElement(By.id(driver.findElement(where).getDomAttribute("for")));
  }

  /** The keyboard, as it comes. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** What has the focus. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void resize(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void theme(String theme) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** Cuts the connection to the server, or gives it back. */
  void offline(boolean off) {
    // Without it the conditions are taken, and mean nothing.
    cdp("Network.enable", Map.of());
    cdp(
        "Network.emulateNetworkConditions",
        Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object runAsync(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(script, arguments);
  }

  /** What the page did that it must not. */
  List<?> faults() {
    return (List<?>) run("return window.faults || []");
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** Opens all that is folded away on the page. */
  void unfold() {
    run("document.querySelectorAll('details.fold').forEach(fold => fold.open = true)");
  }

  void screenshot(Path file) {
    var high = ((Number) run("return document.documentElement.scrollHeight")).intValue();
    var wide = ((Number) run("return innerWidth")).intValue();
    var before = ((Number) run("return innerHeight")).intValue();
    cdp("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    resize(wide, Math.min(Math.max(high, before), 2400));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException unwritable) {
      throw new IllegalStateException("cannot write " + file, unwritable);
    }
    cdp("Emulation.setScrollbarsHidden", Map.of("hidden", false));
    resize(wide, before);
  }

  List<WebElement> all(By where) {
    return driver.findElements(where);
  }

  private static By named(String name) {
    return By.xpath(
        "//*[self::button or self::a or self::summary][normalize-space(.)='%1$s' or @aria-label='%1$s']"
            .formatted(name));
  }

  private void cdp(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
