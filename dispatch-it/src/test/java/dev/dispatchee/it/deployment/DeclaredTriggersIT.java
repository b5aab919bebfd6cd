// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.DeclaredWord;
import dev.dispatchee.it.probe.DeclaringExecutor;
import dev.dispatchee.it.probe.DeclaringOtherExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.VanishingExecutor;
import dev.dispatchee.it.server.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Triggers that deployments declare beside their executors. */
class DeclaredTriggersIT extends SharedServerTest {

  private static final String BAD = "declaring-bad";
  private static final String ARCHIVE = "declaring";
  private static final String FILE = "dispatch-triggers.yaml";
  private static final String YEARLY = "probe-declared-yearly";
  private static final String FOR_A_WHILE = "probe-declared-for-a-while";
  private static final String IN_FILE = "probe-declared-in-file";
  private static final Duration SOON = Duration.ofSeconds(30);

  @ArquillianResource private Deployer deployer;

  private static JavaArchive first() {
    return Probes.archive(ARCHIVE, DeclaringExecutor.class, DeclaredWord.class)
        .addAsManifestResource(inFile(4), FILE);
  }

  private static JavaArchive second() {
    return Probes.archive(ARCHIVE, DeclaringOtherExecutor.class, DeclaredWord.class)
        .addAsManifestResource(inFile(9), FILE);
  }

  @Deployment(name = BAD, testable = false, managed = false)
  static JavaArchive bad() {
    return Probes.archive(BAD, VanishingExecutor.class)
        .addAsManifestResource(
            new StringAsset(
                """
                triggers:
                  - externalReferenceCode: probe-declared-good
                    name: "Probe: good"
                    dispatchTaskExecutorType: probe-vanishing
                    interval: P100D
                  - externalReferenceCode: probe-declared-bad
                    name: "Probe: bad"
                    dispatchTaskExecutorType: probe-vanishing
                    cronExpression: 0 0 25 * * ?
                """),
            FILE);
  }

  private static StringAsset inFile(int priority) {
    return new StringAsset(
        """
        triggers:
          - externalReferenceCode: probe-declared-in-file
            name: "Probe: declared in a file"
            dispatchTaskExecutorType: probe-declaring
            dispatchTaskSettings: {word: filed}
            cronExpression: 0 0 0 1 1 ?
            timeZoneId: America/New_York
            priority: %d
            labels: [declared]
        """
            .formatted(priority));
  }

  @AfterEach
  void leaveTheServerAsItWas() throws IOException {
    Files.deleteIfExists(deployed());
    await()
        .atMost(SOON)
        .until(() -> given.admin().get("executors/" + DeclaringExecutor.TYPE).status() == 404);
  }

  // As operators do it: one archive takes the place of the other.
  private static void deploy(JavaArchive archive) {
    archive.as(ZipExporter.class).exportTo(deployed().toFile(), true);
  }

  private static Path deployed() {
    return SharedServer.folder().resolve("deployments").resolve(ARCHIVE + ".jar");
  }

  @Test
  void areMadeFollowTheirDeploymentAndKeepWhatAnAdministratorChanges() throws IOException {
    long mark = SharedServer.log().mark();
    deploy(first());
    awaitTold(mark, "DISP00541", "'declaring.jar' declares: 3. Made: 3;");
    var yearly = trigger(YEARLY);
    var forAWhile = trigger(FOR_A_WHILE);
    var inFile = trigger(IN_FILE);
    isAsDeclaredFirst(yearly);
    assertThat(inFile.json().path("timeZoneId").asText()).isEqualTo("America/New_York");
    assertThat(yearly.output(yearly.awaitEnded(yearly.runNow()))).isEqualTo("first\n");
    yearly.api().patch(yearly.path(""), Map.of("active", false)).mustBe(200);
    assertThat(differing(yearly)).containsExactly("active");

    mark = SharedServer.log().mark();
    deploy(second());
    awaitTold(
        mark,
        "DISP00541",
        "'declaring.jar' declares: 2. Made: 0; brought up to date: 2; deactivated, as they are"
            + " declared no more: 1");
    var json = yearly.json();
    assertThat(json.path("cronExpression").asText()).isEqualTo("0 0 0 1 2 ?");
    assertThat(json.path("dispatchTaskSettings").path("word").asText()).isEqualTo("second");
    assertThat(json.path("active").asBoolean()).as("an administrator's").isFalse();
    assertThat(differing(yearly)).containsExactly("active");
    assertThat(inFile.json().path("priority").asInt()).isEqualTo(9);
    assertThat(forAWhile.json().path("active").asBoolean()).isFalse();
    assertThat(forAWhile.json().path("declaration").path("withdrawn").asBoolean()).isTrue();
    isAudited(yearly);

    Files.delete(deployed());
    await().atMost(SOON).until(() -> !inFile.json().path("executorAvailable").asBoolean());
    assertThat(inFile.json().path("active").asBoolean()).as("stays when it goes").isTrue();
  }

  private void isAsDeclaredFirst(Trigger trigger) {
    var json = trigger.json();
    assertThat(json.path("cronExpression").asText()).isEqualTo("0 0 0 1 1 ?");
    assertThat(json.path("timeZoneId").asText()).isEqualTo("Europe/Berlin");
    assertThat(json.path("active").asBoolean()).isTrue();
    assertThat(json.path("nextFireDate").isNull()).isFalse();
    assertThat(json.path("createdBy").asText()).isEqualTo("deployment:declaring.jar");
    assertThat(json.path("declaration").path("deployment").asText()).isEqualTo("declaring.jar");
    assertThat(differing(trigger)).isEmpty();
  }

  private void isAudited(Trigger trigger) {
    var rows =
        given
            .admin()
            .get("audit?user=deployment:declaring.jar&entity=trigger&entityId=" + trigger.id())
            .mustBe(200)
            .json()
            .path("items");
    assertThat(rows.findValuesAsText("action")).containsExactly("UPDATE", "CREATE");
  }

  @Test
  void areAllRefusedInOneLineForEachFaultWhileTheExecutorWorks() {
    long mark = SharedServer.log().mark();
    deployer.deploy(BAD);
    try {
      awaitTold(
          mark,
          "DISP00542",
          "'" + BAD + ".jar'",
          "META-INF/dispatch-triggers.yaml, entry 2 'probe-declared-bad': cronExpression: ");
      var trigger = given.aTrigger().ofExecutor(VanishingExecutor.TYPE).create();
      assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
      given.admin().get("triggers/by-external-reference-code/probe-declared-good").mustBe(404);
    } finally {
      deployer.undeploy(BAD);
    }
    assertThat(SharedServer.log().since(mark))
        .filteredOn(line -> line.contains("DISP0054"))
        .hasSize(1);
  }

  private Trigger trigger(String code) {
    return given.willRemove(
        given.admin().get("triggers/by-external-reference-code/" + code).mustBe(200));
  }

  private static List<String> differing(Trigger trigger) {
    return texts(trigger.json().path("declaration").path("differing"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static void awaitTold(long mark, String number, String... parts) {
    await()
        .atMost(SOON)
        .until(
            () ->
                SharedServer.log().since(mark).stream()
                    .filter(line -> line.contains(number))
                    .anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
  }
}
