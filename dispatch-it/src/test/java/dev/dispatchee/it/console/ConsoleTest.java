// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A test in a browser, on the server that all tests share. */
abstract class ConsoleTest extends SharedServerTest {

  private static Browser browser;

  @BeforeAll
  static void openBrowser() {
    Browser.assumeThere();
    browser = new Browser(SharedServer.application());
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  static Browser browser() {
    return browser;
  }

  /** No test may leave the page with a fault, whatever else it looked at. */
  @AfterEach
  void thePageDidNothingThatItMustNot() {
    assertThat(browser.faults()).isEmpty();
  }
}
