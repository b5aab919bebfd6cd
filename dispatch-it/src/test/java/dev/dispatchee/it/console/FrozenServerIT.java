// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.server.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that hangs takes calls and answers none: nobody takes what it said before for true. */
class FrozenServerIT extends ConsoleTest {

  // The console waits for 15 s.
  private static final Duration SAID_WITHIN = Duration.ofSeconds(30);

  @Test
  void isNotShownAsLiveAndComesBackByItself() {
    var browser = browser();
    var server = ConsoleServer.process();
    try (var stranger = new Browser(ConsoleServer.application())) {
      browser.signIn(User.VIEWER);
      browser.awaitText("Live, ");
      stranger.stranger("");

      server.freeze();
      try {
        stranger.fillIn(User.VIEWER.login(), User.VIEWER.password());
        await()
            .atMost(SAID_WITHIN)
            .untilAsserted(
                () ->
                    assertThat(browser.text("body"))
                        .contains("No answer from the server since", "As of ")
                        .doesNotContain("Live, "));
        await()
            .atMost(SAID_WITHIN)
            .untilAsserted(
                () ->
                    assertThat(stranger.text("body"))
                        .contains("The server does not answer. Please try again."));
      } finally {
        server.thaw();
      }
      browser.awaitText("Live, ");
      assertThat(browser.text("body")).doesNotContain("No answer from the server");
      stranger.fillIn(User.VIEWER.login(), User.VIEWER.password());
      stranger.awaitHeading("Now");
    }
  }
}
