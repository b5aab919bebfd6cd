// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.AskedExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that say why a trigger is not ready, and what is refused then. */
class ReadinessIT extends SharedServerTest {

  private static final String YEARLY = "0 0 0 1 1 ?";
  private static final String REASON = "The key of the archive is missing.";
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Deployment(testable = false)
  static JavaArchive probes() {
    return Probes.asked("asked");
  }

  @Test
  void isShownAndAskedAfresh() throws IOException {
    var trigger = asked().create();
    assertReady(trigger.json());

    says(REASON);
    assertNotReady(trigger.json(), REASON);
    var code = trigger.json().path("externalReferenceCode").asText();
    assertNotReady(
        given.caller(User.VIEWER).get("triggers/by-external-reference-code/" + code).json(),
        REASON);

    isReadyAgain();
    assertReady(trigger.json());
    assertReady(given.aTrigger().create().json());
  }

  @Test
  void listsDoNotAsk() throws IOException {
    says(AskedExecutor.HANG);
    var trigger = asked().create();
    long begun = System.nanoTime();
    var name = trigger.json().path("name").asText().replace(" ", "%20");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);

    var listed = given.admin().get("triggers?search=" + name).mustBe(200).items(JsonNode.class);

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("ready").isNull()).isTrue();
    assertThat(listed.get(0).path("notReadyReason").isNull()).isTrue();
  }

  @Test
  void nothingActivatesATriggerThatIsNotReady() throws IOException {
    var trigger = asked().with("cronExpression", YEARLY).create();
    says(REASON);
    var api = given.admin();
    var put = asked().withCron(YEARLY).named(trigger.json().path("name").asText()).json();

    assertRefused(asked().withCron(YEARLY).createBy(api));
    assertRefused(api.patch(trigger.path(""), Map.of("active", true)));
    assertRefused(api.put(trigger.path(""), put));
    assertRefused(api.post(trigger.path("/resume")));
    assertRefused(api.put("triggers/by-external-reference-code/not-ready", put));
    assertThat(trigger.json().path("active").asBoolean()).isFalse();
    assertThat(api.get("triggers/by-external-reference-code/not-ready").status()).isEqualTo(404);

    api.patch(trigger.path(""), Map.of("description", "Changed all the same.")).mustBe(200);
    isReadyAgain();
    assertReady(api.post(trigger.path("/resume")).mustBe(200).json());
    says(REASON);
    // What is active stays so, and can be changed: its runs judge by themselves.
    var changed = api.patch(trigger.path(""), Map.of("priority", 7)).mustBe(200).json();
    assertThat(changed.path("active").asBoolean()).isTrue();
    assertNotReady(changed, REASON);
    api.post(trigger.path("/pause")).mustBe(200);
  }

  @Test
  void whatIsWrongBesidesIsToldFirstAndTheRoleBeforeAll() throws IOException {
    says(AskedExecutor.HANG);

    asked().withCron("0 0 25 * * ?").createBy(given.admin()).mustBeProblem(422, "invalid-cron");
    asked().withCron(YEARLY).createBy(given.caller(User.RUNNER)).mustBeProblem(403, "forbidden");
  }

  @Test
  void manyAtOnceAreRefusedOneByOne() throws IOException {
    var trigger = asked().with("cronExpression", YEARLY).with("labels", List.of("asked")).create();
    says(REASON);

    for (var change : List.of("resume", "run")) {
      var result =
          given.admin().post("triggers/bulk/" + change + "?label=asked").mustBe(200).json();
      assertThat(result.path("refusedCount").asInt()).isEqualTo(1);
      assertThat(result.at("/refused/0/code").asText()).isEqualTo("executor-not-ready");
      assertThat(result.at("/refused/0/detail").asText()).contains(REASON);
    }
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void anImportIsRefusedWhole() throws IOException {
    var ready = given.aTrigger().with("externalReferenceCode", "asked-a").withCron(YEARLY).json();
    var not = asked().with("externalReferenceCode", "asked-b").withCron(YEARLY).json();
    var document = Map.of("triggers", List.of(ready, not));
    says(REASON);

    for (var dryRun : List.of("?dryRun=true", "")) {
      var refused = given.admin().post("import" + dryRun, document);
      refused.mustBeProblem(422, "executor-not-ready");
      assertThat(refused.violations()).containsExactly("triggers.1.active executor-not-ready");
    }
    assertThat(given.admin().get("triggers/by-external-reference-code/asked-a").status())
        .isEqualTo(404);

    isReadyAgain();
    given.admin().post("import", document).mustBe(200);
    for (var code : List.of("asked-a", "asked-b")) {
      given.willRemove(
          given.admin().get("triggers/by-external-reference-code/" + code).mustBe(200));
    }
  }

  @Test
  void isNotRunNowAndRunsWhenItIsReady() throws IOException {
    var trigger = asked().create();
    var run = trigger.awaitEnded(trigger.runNow());
    says(REASON);

    var refused = trigger.run("").mustBeProblem(422, "executor-not-ready");
    assertThat(refused.json().path("detail").asText()).isEqualTo(REASON);
    given.admin().post("logs/" + run.id() + "/rerun").mustBeProblem(422, "executor-not-ready");
    assertThat(trigger.logs()).hasSize(1);

    // With settings that make it ready, and at a time of which nothing is known yet.
    var other = trigger.awaitEnded(trigger.runNowWith("file", "/none"));
    assertThat(trigger.output(other)).isEqualTo("ran");
    trigger.run("?at=" + Instant.now().plus(Duration.ofDays(1))).mustBe(202);
    isReadyAgain();
    assertThat(trigger.output(trigger.awaitEnded(trigger.runNow()))).isEqualTo("ran");
  }

  @Test
  void aRunThatIsDueIsTriedAndItsExecutorJudges() throws IOException {
    says(REASON);
    isReadyAgain();
    var trigger = asked().every(Duration.ofSeconds(1)).create();
    says(REASON);

    trigger.awaitFireAfter(Instant.now());
  }

  @Test
  void isAskedAsNobodyInItsDeploymentWithoutATransaction() throws IOException {
    says(AskedExecutor.TELL);
    var trigger = asked().create();
    var told =
        "caller anonymous, administrator false, own class loader true, calls 2, transaction 6,"
            + " trigger "
            + trigger.json().path("name").asText();

    assertNotReady(trigger.json(), told);
    assertThat(trigger.run("").json().path("detail").asText()).isEqualTo(told);
    assertThat(
            given
                .admin()
                .patch(trigger.path(""), Map.of("active", true, "cronExpression", YEARLY))
                .json()
                .path("detail")
                .asText())
        .isEqualTo("active: " + told);
  }

  @Test
  void oneThatHangsOrFailsIsToldAndHoldsNobody() throws IOException {
    var trigger = asked().with("cronExpression", YEARLY).create();
    says(AskedExecutor.FAIL);
    assertThat(trigger.json().path("notReadyReason").asText())
        .isEqualTo(
            "executor 'probe-asked' failed to say whether the trigger is ready:"
                + " java.io.UncheckedIOException: java.io.IOException: as told");
    long mark = SharedServer.log().mark();

    says(AskedExecutor.HANG);
    long begun = System.nanoTime();
    var refused = given.admin().post(trigger.path("/resume"));
    refused.mustBeProblem(422, "executor-not-ready");
    assertThat(refused.json().path("detail").asText()).contains("did not say within PT2S");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    assertThat(SharedServer.log().since(mark))
        .anyMatch(line -> line.contains("DISP01002") && line.contains("'probe-asked'"));

    isReadyAgain();
    given.admin().post(trigger.path("/resume")).mustBe(200);
  }

  private TriggerDraft asked() {
    return given.aTrigger().ofExecutor(AskedExecutor.TYPE).withSetting("file", file().toString());
  }

  private Path file() {
    return folder.resolve("reason");
  }

  private void says(String reason) throws IOException {
    Files.writeString(file(), reason);
  }

  private void isReadyAgain() throws IOException {
    Files.delete(file());
  }

  private static void assertRefused(Answer answer) {
    answer.mustBeProblem(422, "executor-not-ready");
    assertThat(answer.violations()).containsExactly("active executor-not-ready");
    assertThat(answer.json().path("detail").asText()).isEqualTo("active: " + REASON);
  }

  private static void assertReady(JsonNode trigger) {
    assertThat(trigger.path("ready").asBoolean()).as("%s", trigger).isTrue();
    assertThat(trigger.path("notReadyReason").isNull()).as("%s", trigger).isTrue();
  }

  private static void assertNotReady(JsonNode trigger, String reason) {
    assertThat(trigger.path("ready").asBoolean(true)).as("%s", trigger).isFalse();
    assertThat(trigger.path("notReadyReason").asText()).isEqualTo(reason);
  }
}
