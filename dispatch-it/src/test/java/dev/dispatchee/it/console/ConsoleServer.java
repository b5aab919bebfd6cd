// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import dev.dispatchee.it.server.ServerProcess;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server on which the console is tried, and the browser in which: started by the first test
 * that is there, and ended after the last. On a machine without a browser the tests are skipped.
 */
final class ConsoleServer implements BeforeAllCallback {

  private static @Nullable Running running;

  private static final class Running implements AutoCloseable {

    private final ServerProcess process =
        ServerProcess.make(
            "console",
            Map.of(
                "dispatch.http-request.allow", "127.0.0.1",
                "dispatch.heartbeat.interval", "PT1S",
                "dispatch.heartbeat.dead", "PT3S",
                "dispatch.sweep.interval", "PT2S",
                "dispatch.executor.grace", "PT3S",
                "dispatch.cancel.grace", "PT3S",
                "dispatch.api.run-rate", "0"));
    private final Browser browser;

    Running() {
      process.start();
      browser = new Browser(process.application());
    }

    @Override
    public void close() {
      try (process) {
        browser.close();
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Browser.assumeThere();
    running =
        context
            .getRoot()
            .getStore(Namespace.create(ConsoleServer.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
    browser().forget();
  }

  private static Running running() {
    return Objects.requireNonNull(running, "no test has begun");
  }

  /** Its process. */
  static ServerProcess process() {
    return running().process;
  }

  /** Where the application answers; ends with a slash. */
  static URI application() {
    return process().application();
  }

  static Browser browser() {
    return running().browser;
  }
}
