// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.probe.AskedExecutor;
import dev.dispatchee.it.probe.HiddenExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
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
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What executors are called in the languages of users, and what hidden and single-node mean. */
class ShownExecutorsIT extends SharedServerTest {

  private static final String SHOWN = "shown";
  private static final String DECLARING = "shown-declaring";
  private static final String DECLARED = "probe-declared-not-ready";
  private static final Path FILE =
      Path.of(System.getProperty("java.io.tmpdir"), "dispatch-not-ready-" + System.nanoTime());

  private static final Duration SOON = Duration.ofSeconds(40);

  @ArquillianResource private Deployer deployer;

  @Deployment(name = SHOWN, testable = false, managed = false)
  static JavaArchive shown() {
    return Probes.asked(SHOWN);
  }

  @Deployment(name = DECLARING, testable = false, managed = false)
  static JavaArchive declaring() {
    return Probes.asked(DECLARING)
        .addAsManifestResource(
            new StringAsset(
                """
                triggers:
                  - externalReferenceCode: %s
                    name: "Probe: declared, and not ready at first"
                    dispatchTaskExecutorType: probe-asked
                    dispatchTaskSettings: {file: '%s'}
                    cronExpression: 0 0 0 1 1 ?
                """
                    .formatted(DECLARED, FILE)),
            "dispatch-triggers.yaml");
  }

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(FILE, "The contract is not signed.");
  }

  @AfterEach
  void end() throws IOException {
    deployer.undeploy(SHOWN);
    deployer.undeploy(DECLARING);
    Files.deleteIfExists(FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', en, Probe: is asked",
    "de, de, Sonde: wird gefragt",
    "'fr, de-AT;q=0.8, en;q=0.2', de, Sonde: wird gefragt",
    "'de;q=0.2, en', en, Probe: is asked",
    "'fr', en, Probe: is asked",
    "'german, please', en, Probe: is asked",
  })
  void areCalledAsTheirDeploymentSaysInTheLanguageThatIsAskedFor(
      String wanted, String language, String name) {
    deployer.deploy(SHOWN);
    var api = given.caller(User.VIEWER);
    var asking = wanted.isEmpty() ? api : api.with("Accept-Language", wanted);

    var one = asking.get("executors/" + AskedExecutor.TYPE).mustBe(200);

    assertIn(one, language);
    assertThat(one.json().path("name").asText()).isEqualTo(name);
    assertThat(one.json().path("language").asText()).isEqualTo(language);
    assertThat(one.json().path("description").asText())
        .isEqualTo(
            language.equals("de")
                ? "Bereit, außer eine Datei ist da."
                : "Ready unless a file is there.");
    var listed = asking.get("executors?pageSize=200&search=" + name.replace(" ", "%20"));
    assertIn(listed, language);
    assertThat(listed.items(JsonNode.class))
        .extracting(found -> found.path("name").asText())
        .containsExactly(name);
  }

  @Test
  void aListHasTheLanguagesOfAllThatItHolds() {
    deployer.deploy(SHOWN);
    var listed =
        given.admin().with("Accept-Language", "de").get("executors?pageSize=200").mustBe(200);

    assertIn(listed, "de, en");
    assertThat(listed.items(JsonNode.class))
        .extracting(found -> found.path("name").asText())
        .contains("HTTP-Anfrage", "Probe: hidden");
  }

  @Test
  void textsThatAreWrongAreTold() {
    long mark = SharedServer.log().mark();
    deployer.deploy(SHOWN);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(SharedServer.log().since(mark))
                    .anyMatch(
                        line ->
                            line.contains("DISP00528")
                                && line.contains("'probe-asked' (shown.jar)")
                                && line.contains("Texts_fr.properties")));
  }

  @Test
  void aHiddenOneIsListedAsSuchAndWorks() {
    deployer.deploy(SHOWN);
    var hidden = given.caller(User.VIEWER).get("executors/" + HiddenExecutor.TYPE).json();

    assertThat(hidden.path("hidden").asBoolean()).isTrue();
    assertThat(hidden.path("singleNode").asBoolean()).isFalse();
    assertThat(
            given.admin().get("executors?pageSize=200").items(JsonNode.class).stream()
                .filter(one -> one.path("hidden").asBoolean())
                .map(one -> one.path("type").asText()))
        .containsExactly(HiddenExecutor.TYPE);
    var trigger = given.aTrigger().ofExecutor(HiddenExecutor.TYPE).create();
    assertThat(trigger.output(trigger.awaitEnded(trigger.runNow()))).isEqualTo("ran in hiding");
  }

  @Test
  void aSingleNodeOneIsNeverRunOnAllNodes() {
    deployer.deploy(SHOWN);
    var all = Map.<String, Object>of("dispatchTaskClusterMode", "ALL_NODES");
    var draft = given.aTrigger().ofExecutor(AskedExecutor.TYPE).withSetting("file", FILE + "-not");
    var executor = given.admin().get("executors/" + AskedExecutor.TYPE).json();
    assertThat(executor.path("singleNode").asBoolean()).isTrue();
    var trigger = draft.create();

    var refused = draft.named(given.aName()).with("dispatchTaskClusterMode", "ALL_NODES");
    assertRefusedOnAllNodes(refused.createBy(given.admin()));
    assertRefusedOnAllNodes(given.admin().patch(trigger.path(""), all));
    assertThat(trigger.json().path("dispatchTaskClusterMode").asText()).isEqualTo("SINGLE_NODE");
    var other = given.aTrigger().ofExecutor(HiddenExecutor.TYPE).create();
    given.admin().patch(other.path(""), all).mustBe(200);
  }

  @Test
  void aDeclaredTriggerIsMadeWhenItIsReady() throws IOException {
    long mark = SharedServer.log().mark();
    deployer.deploy(DECLARING);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(SharedServer.log().since(mark))
                    .anyMatch(
                        line ->
                            line.contains("DISP00542")
                                && line.contains("The contract is not signed.")));
    var path = "triggers/by-external-reference-code/" + DECLARED;
    given.admin().get(path).mustBe(404);

    Files.delete(FILE);

    await().atMost(SOON).until(() -> given.admin().get(path).status() == 200);
    given.willRemove(given.admin().get(path));
    assertThat(given.admin().get(path).json().path("active").asBoolean()).isTrue();
    deployer.undeploy(DECLARING);
  }

  private static void assertIn(Answer answer, String languages) {
    answer.mustBe(200);
    assertThat(answer.header("Content-Language")).isEqualTo(languages);
    assertThat(answer.headers().allValues("Vary")).contains("Accept-Language");
  }

  private static void assertRefusedOnAllNodes(Answer answer) {
    answer.mustBe(422);
    assertThat(answer.violations()).isEqualTo(List.of("dispatchTaskClusterMode validation-failed"));
  }
}
