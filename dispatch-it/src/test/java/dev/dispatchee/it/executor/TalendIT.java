// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.talend.JobArchive;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs as Talend Studio exports them, in a JVM of their own. */
class TalendIT extends ExecutorTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (var folders =
        Files.newDirectoryStream(SharedServer.folder().resolve("tmp"), "dispatch-talend-*")) {
      assertThat(folders).isEmpty();
    }
  }

  @Test
  void whatAKilledServerHadLeftWasRemovedAtTheStart() {
    assertThat(SharedServer.leftover()).doesNotExist();
    assertThat(SharedServer.keptBeside()).isDirectory();
  }

  @Test
  void runsTheExampleOfItsPage() {
    var trigger = Example.of("talend").create(given);
    upload(trigger, JobArchive.ofNightly());

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).as(log.error()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(log))
        .startsWith("--context=Default\n--context_param\njobWorkDirectory=/")
        .contains("\n--context_param\ntargetHost=db.example.com\n")
        .doesNotContain("lastRunStartDate", "JAVA_OPTS");

    var next = trigger.awaitEnded(trigger.runNow());
    assertThat(trigger.output(next)).contains("\n--context_param\nlastRunStartDate=20");
  }

  @Test
  void isNotReadyWithoutAFile() {
    var trigger = job().withCron("0 0 0 1 1 ?").with("active", false).create();

    assertThat(trigger.json().path("notReadyReason").asText())
        .isEqualTo("The trigger has no file: upload the archive that Talend Studio has exported.");
    given
        .admin()
        .patch(trigger.path(""), Map.of("active", true))
        .mustBeProblem(422, "executor-not-ready");
    given.admin().post(trigger.path("/run")).mustBeProblem(422, "executor-not-ready");
    assertThat(trigger.logs()).isEmpty();

    upload(trigger, JobArchive.ofNightly());

    assertThat(trigger.json().path("ready").asBoolean()).isTrue();
    given.admin().patch(trigger.path(""), Map.of("active", true)).mustBe(200);
  }

  @Test
  void tellsWhatAJobComplainedOf() {
    var trigger = job().withSetting("mode", "fail").create();
    upload(trigger, JobArchive.ofNightly());

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).isEqualTo("no rows\n\nthe job ended with exit code 4");
  }

  @Test
  void killsAJobThatIgnoresSignals() {
    var trigger = job().withSetting("mode", "deaf").create();
    upload(trigger, JobArchive.ofNightly());

    var canceled = canceledAfter(trigger, "pid ");

    assertGone(trigger.output(canceled));
    var timed = job().withSetting("mode", "deaf").withTimeout(Duration.ofSeconds(3)).create();
    upload(timed, JobArchive.ofNightly());
    var log = timed.awaitEnded(timed.runNow());
    assertThat(log.status()).isEqualTo("TIMED_OUT");
    assertGone(timed.output(log));
  }

  @Test
  void refusesAnArchiveThatUnpacksToTenGigabytes() {
    var trigger = job().create();
    upload(trigger, JobArchive.ofTenGigabytes());

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).isEqualTo("the archive unpacks to more than 100 times its size");
  }

  @Test
  void isForAdministrators() {
    var trigger = job().create();
    upload(trigger, JobArchive.ofNightly());
    var editor = given.caller(User.EDITOR);

    editor.get(trigger.path("/file")).mustBeProblem(403, "forbidden");
    editor.delete(trigger.path("/file")).mustBeProblem(403, "forbidden");
    editor.putFile(trigger.path("/file"), "job.zip", new byte[1]).mustBeProblem(403, "forbidden");
    job().createBy(editor).mustBeProblem(403, "forbidden");
    assertThat(given.caller(User.VIEWER).get(trigger.path("")).json().at("/file/name").asText())
        .isEqualTo("job.zip");
  }

  private TriggerDraft job() {
    return given.aTrigger().ofExecutor("talend");
  }

  private void upload(Trigger trigger, byte[] archive) {
    given.admin().putFile(trigger.path("/file"), "job.zip", archive).mustBe(201);
  }

  private static void assertGone(String output) {
    var pid = output.lines().filter(line -> line.startsWith("pid ")).findFirst().orElseThrow();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(ProcessHandle.of(Long.parseLong(pid.substring("pid ".length()))))
                    .isEmpty());
  }
}
