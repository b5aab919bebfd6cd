// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.ServerProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server that users have already: the plain distribution, our scripts and the EAR. */
class StockServerIT {

  private static final ServerProcess SERVER =
      ServerProcess.makeStock("stock", Map.of("dispatch.http-request.allow", "127.0.0.1"));

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @RegisterExtension private final Given given = new Given(SERVER.application());

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Test
  void isInstalledRunsATriggerAndIsTakenBackWithoutATrace() {
    var before = SERVER.configuration();

    SERVER.runScript("install.cli");
    var installed = SERVER.configuration();
    SERVER.runScript("install.cli");
    assertThat(SERVER.configuration()).as("installed twice").isEqualTo(installed);
    SERVER.runScript("tune.cli");
    assertThat(SERVER.configuration()).as("tuned to the defaults").isEqualTo(installed);

    SERVER.deployEar();
    SERVER.start();
    // By hand: when it is time to clean up, the server is gone.
    var created =
        given
            .admin()
            .post(
                "triggers",
                Map.of(
                    "name",
                    given.aName(),
                    "dispatchTaskExecutorType",
                    "http-request",
                    "dispatchTaskSettings",
                    Map.of("url", SERVER.application() + "health/live"),
                    "cronExpression",
                    "*/1 * * * * ?",
                    "active",
                    true))
            .mustBe(201);
    var trigger = new Trigger(given.admin(), created.json().path("id").asLong());
    var run = trigger.awaitLogs(2, Log::isSuccessful).get(0);
    assertThat(trigger.output(run)).startsWith("HTTP 200").contains("UP");
    goesOnWhileAChangeWaitsForAReload(trigger);
    SERVER.stop();

    SERVER.removeEar();
    SERVER.runScript("uninstall.cli");
    assertThat(SERVER.configuration()).as("uninstalled").isEqualTo(before);
    SERVER.runScript("uninstall.cli");
    assertThat(SERVER.configuration()).as("uninstalled twice").isEqualTo(before);
  }

  private static void goesOnWhileAChangeWaitsForAReload(Trigger trigger) {
    SERVER.manage(
        "/subsystem=datasources/data-source=DispatchDS:write-attribute(name=min-pool-size,value=3)");
    int before = trigger.logs().size();
    trigger.awaitLogs(before + 4, Log::isSuccessful);
  }
}
