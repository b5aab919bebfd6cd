// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.InBrowser;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test in a browser, on the server that all of them share. */
@InBrowser
@ExtendWith(ConsoleServer.class)
abstract class ConsoleTest {

  @RegisterExtension final TellsTheLog tellsTheLog = new TellsTheLog(ConsoleServer.process().log());

  @RegisterExtension final Given given = new Given(ConsoleServer.application());

  static Browser browser() {
    return ConsoleServer.browser();
  }

  /** No test may leave the page with a fault, whatever else it looked at. */
  @AfterEach
  void thePageDidNothingThatItMustNot() {
    assertThat(browser().faults()).isEmpty();
  }
}
