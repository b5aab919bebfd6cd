// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.it.server.ServerProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scripts on servers for which they are not: they say so, and change nothing. */
class ScriptsIT {

  private static final Map<String, String> ANOTHER_BROKER =
      Map.of(
          "broker_host", "bells.example.com",
          "broker_port", "61617",
          "backup_host", "backup.example.com",
          "backup_port", "61618",
          "broker_tls", "true",
          "broker_user", "another");

  private static ServerProcess stock;
  private static ServerProcess installed;

  @BeforeAll
  static void install() {
    stock = ServerProcess.makeStock("scripts-stock", Map.of());
    installed = stock.copy("scripts-installed");
    installed.runScript("install.cli");
  }

  @AfterAll
  static void close() {
    stock.close();
    installed.close();
  }

  @Test
  void installNeedsMessagingAndSaysSoBeforeItChangesAnything() {
    try (var server = stock.copy("scripts")) {
      server.configure("/subsystem=messaging-activemq/server=default:remove");
      var before = server.configuration();

      assertThatThrownBy(() -> server.runScript("install.cli"))
          .hasMessageContaining("Nothing was changed: this server has no messaging.")
          .hasMessageContaining("standalone-full.xml");

      assertThat(server.configuration()).isEqualTo(before);
    }
  }

  @Test
  void installGivesTheDatabaseOfTheFirstReleaseAFileThatMindsNoInterrupt() {
    try (var server = installed.copy("scripts")) {
      var fresh = server.configuration();
      assertThat(fresh).contains("jdbc:h2:retry:");
      server.configure(
          "/subsystem=datasources/data-source=DispatchDS:write-attribute(name=connection-url,"
              + " value=\"jdbc:h2:file:${dispatch.h2.path:${jboss.server.data.dir}/dispatch/dispatch}"
              + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE\")");
      assertThat(server.configuration()).doesNotContain("jdbc:h2:retry:");

      server.runScript("install.cli");

      assertThat(server.configuration()).isEqualTo(fresh);
    }
  }

  @Test
  void clusterNeedsPostgresqlAndSaysSoBeforeItChangesAnything() {
    try (var server = installed.copy("scripts")) {
      var before = server.configuration();

      assertThatThrownBy(() -> server.runScript("cluster.cli"))
          .hasMessageContaining("Nothing was changed. The H2 file is for one server:");

      assertThat(server.configuration()).isEqualTo(before);
    }
  }

  @Test
  void clusterChangesNothingWhenItIsRunAgain() {
    try (var server = installed.copy("scripts")) {
      server.runScripts("postgresql.cli", "cluster.cli");
      var once = server.configuration();
      assertThat(once).contains("proxy-address-forwarding=\"true\"");

      server.runScript("cluster.cli");

      assertThat(server.configuration()).isEqualTo(once);
    }
  }

  @Test
  void externalBrokerNeedsPostgresqlAndSaysSoBeforeItChangesAnything() {
    try (var server = installed.copy("scripts")) {
      var before = server.configuration();

      assertThatThrownBy(() -> server.runScript("external-broker.cli"))
          .hasMessageContaining("Nothing was changed. The H2 file is for one server,");

      assertThat(server.configuration()).isEqualTo(before);
    }
  }

  @Test
  void externalBrokerChangesNothingWhenItIsRunAgainAndWhatIsEditedWhenItIsEdited() {
    try (var server = installed.copy("scripts")) {
      var atFirst = server.configuration();
      server.runScripts("postgresql.cli", "external-broker.cli");
      var once = server.configuration();
      assertThat(once)
          .contains("name=\"dispatch.broker\" value=\"dispatch-broker\"")
          .contains("${env.DISPATCH_BROKER_PASSWORD}");

      server.runScript("external-broker.cli");
      assertThat(server.configuration()).isEqualTo(once);

      server.runScript("external-broker.cli", ANOTHER_BROKER);
      assertThat(server.configuration())
          .contains("<remote-destination host=\"bells.example.com\" port=\"61617\"/>")
          .contains("<remote-destination host=\"backup.example.com\" port=\"61618\"/>")
          .contains("user=\"another\"")
          .contains("name=\"dispatch.broker.tls\" value=\"true\"")
          .contains("name=\"dispatch.broker.user\" value=\"another\"");

      server.runScripts("uninstall.cli", "install.cli");
      assertThat(server.configuration()).isEqualTo(atFirst);
    }
  }

  @Test
  void uninstallNeedsTheApplicationGoneAndSaysSoBeforeItRemovesAnything() {
    try (var server = installed.copy("scripts")) {
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
}
