// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.InBrowser;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that hangs takes calls and answers none: nobody takes what it said before for true. */
@InBrowser
class FrozenServerIT {

  // The console waits for 15 s.
  private static final Duration SAID_WITHIN = Duration.ofSeconds(30);

  private static final ServerProcess SERVER = ServerProcess.make("frozen", Map.of());

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @Test
  void isNotShownAsLiveAndComesBackByItself() {
    Browser.assumeThere();
    try (SERVER;
        var browser = new Browser(startedServer());
        var stranger = new Browser(SERVER.application())) {
      browser.signIn(User.VIEWER);
      browser.awaitText("Live, ");
      stranger.stranger("");

      SERVER.freeze();
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

      SERVER.thaw();
      browser.awaitText("Live, ");
      assertThat(browser.text("body")).doesNotContain("No answer from the server");
      stranger.fillIn(User.VIEWER.login(), User.VIEWER.password());
      stranger.awaitHeading("Now");
    }
  }

  private static URI startedServer() {
    SERVER.start();
    return SERVER.application();
  }
}
