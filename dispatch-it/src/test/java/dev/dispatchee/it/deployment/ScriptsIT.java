// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.it.server.ServerProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scripts on servers for which they are not: they say so, and change nothing. */
class ScriptsIT {

  private final ServerProcess server = ServerProcess.makeStock("scripts", Map.of());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void installNeedsMessagingAndSaysSoBeforeItChangesAnything() {
    server.configure("/subsystem=messaging-activemq/server=default:remove");
    var before = server.configuration();

    assertThatThrownBy(() -> server.runScript("install.cli"))
        .hasMessageContaining("Nothing was changed: this server has no messaging.")
        .hasMessageContaining("standalone-full.xml");

    assertThat(server.configuration()).isEqualTo(before);
  }

  @Test
  void uninstallNeedsTheApplicationGoneAndSaysSoBeforeItRemovesAnything() {
    server.runScript("install.cli");
    server.deployEarByManagement();
    var before = server.configuration();

    assertThatThrownBy(() -> server.runScript("uninstall.cli"))
        .hasMessageContaining("Nothing was removed: dispatch.ear is still deployed.");

    assertThat(server.configuration()).isEqualTo(before);
    server.configure("undeploy dispatch.ear");
    server.runScript("uninstall.cli");
    assertThat(server.configuration()).doesNotContain("DispatchDS", "dispatch.executor");
  }
}
