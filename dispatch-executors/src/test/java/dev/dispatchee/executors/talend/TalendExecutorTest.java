// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.testkit.RunOutcome;
import dev.dispatchee.testkit.RunStatus;
import dev.dispatchee.testkit.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that are archives made here, as Talend Studio would export them; on Unix. */
@Timeout(120)
class TalendExecutorTest {

  private static final long LIMIT = 64L * 1024 * 1024;

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (var entries =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "dispatch-talend-*")) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void startsTheJobAsItsScriptSaysWithTheSettingsAsParameters() {
    var outcome =
        job(JobZip.ofAJob())
            .with("host", "a b; $HOME `id`")
            .with("JAVA_OPTS", "-Xmx48m '-Dsaid=it is so'")
            .execute();

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.status()).isEqualTo(RunStatus.SUCCESSFUL);
    var lines = outcome.output().lines().toList();
    assertThat(lines)
        .startsWith("--context=Default", "--context_param")
        .contains("host=a b; $HOME `id`", "said it is so", "heap 48", "routine works")
        .doesNotContain("$@");
    var folder = after(lines, "jobWorkDirectory=");
    assertThat(after(lines, "in ")).isEqualTo(folder + "/Nightly");
    assertThat(after(lines, "temporary ")).startsWith(Path.of(folder).getParent() + "/tmp/");
    assertThat(after(lines, "environment "))
        .contains("DISPATCH_RUN", "PATH", "HOME")
        .doesNotContain("USER", "JAVA_HOME");
    assertThat(Path.of(folder)).doesNotExist();
  }

  @Test
  void tellsTheJobWhenTheRunBeforeWasPlanned() {
    var first = Instant.parse("2026-05-01T12:00:00.123Z");
    var none = job(JobZip.ofAJob()).plannedFor(first).execute();
    assertThat(none.output()).doesNotContain("lastRunStartDate");

    var next = job(JobZip.ofAJob()).plannedFor(first.plusSeconds(60));
    none.state().forEach(next::withState);
    var second = next.execute();
    assertThat(second.output()).contains("lastRunStartDate=2026-05-01T12:00:00Z\n");

    var again = job(JobZip.ofAJob()).plannedFor(first.plusSeconds(60)).attempt(2);
    second.state().forEach(again::withState);
    assertThat(again.execute().output()).contains("lastRunStartDate=2026-05-01T12:00:00Z\n");
  }

  @Test
  void failsWithTheExitCodeAndWhatTheJobComplainedOf() {
    var outcome = job(JobZip.ofAJob()).with("mode", "fail").execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).isEqualTo("it went wrong\n\nthe job ended with exit code 3");
  }

  @Test
  void endsWhatTheJobLeavesBehind() {
    var outcome = job(JobZip.ofAJob()).with("mode", "child").execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.SUCCESSFUL);
    assertThat(outcome.error()).contains("processes that it left behind were ended: 1");
    assertGone(pid(outcome::output));
  }

  @Test
  void killsAJobThatIgnoresSignalsWhenTheRunIsCanceled() throws Exception {
    var run = job(JobZip.ofAJob()).with("mode", "deaf").start();
    long pid = pid(run.run()::written);

    var outcome = run.cancel();

    assertThat(outcome.status()).isEqualTo(RunStatus.CANCELED);
    assertGone(pid);
  }

  @Test
  void findsTheJobAlsoWithoutItsProperties() {
    var zip = JobZip.ofAJob().without("jobInfo.properties");
    assertThat(job(zip).execute().status()).isEqualTo(RunStatus.SUCCESSFUL);

    assertFails(
        zip.with("Other/Other_run.sh", JobZip.SCRIPT),
        "the archive has 2 jobs, allowed: one, exported by Talend Studio as NAME/NAME_run.sh");
    assertThat(job(zip.with("jobInfo.properties", "job=Nightly")).execute().status())
        .isEqualTo(RunStatus.SUCCESSFUL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "/etc/evil.txt",
        "lib/../../evil.txt",
        "lib//evil.txt",
        "./evil.txt",
        "lib\\..\\evil.txt",
        "a\u0001b",
        "a\u202eb"
      })
  void unpacksNothingOutsideOfItsFolder(String name) {
    var outcome = job(JobZip.ofAJob().with(name, "evil")).execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith("the archive has an entry '").contains("plain paths");
  }

  @Test
  void refusesNamesThatAreTooLongOrTooDeep() {
    assertFails(JobZip.ofAJob().with("a".repeat(256), ""), "the archive has an entry '");
    assertFails(JobZip.ofAJob().with("a/".repeat(32) + "b", ""), "the archive has an entry '");
  }

  @Test
  void refusesAnArchiveThatIsLargerWhenUnpackedThanAllowed() {
    var lines = new byte[17 * 1024 * 1024];
    new java.util.Random(1).nextBytes(lines);
    var outcome =
        TestRun.of(allowed(16L * 1024 * 1024))
            .withFile("job.zip", JobZip.ofAJob().with("large", lines).bytes())
            .execute();

    assertThat(outcome.error())
        .isEqualTo("the archive unpacks to more than 16777216 bytes (dispatch.talend.unpacked)");
  }

  // Ten gigabytes of it would be ten megabytes.
  @Test
  void refusesAnArchiveThatUnpacksToManyTimesItsSize() {
    assertFails(
        JobZip.ofAJob().with("large", new byte[32 * 1024 * 1024]),
        "the archive unpacks to more than 100 times its size");
  }

  @Test
  void refusesTooManyEntries() {
    var zip = JobZip.ofAJob();
    for (int i = 0; i < 20_001; i++) {
      zip.with("many/" + i, "");
    }

    assertFails(zip, "the archive has more than 20000 files and folders");
  }

  @Test
  void refusesWhatIsTwiceThere() {
    assertFails(JobZip.ofAJob().with("a", "1").with("a/", ""), "the archive has 'a' twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no archive at all", "PK\u0003\u0004 cut off"})
  void refusesWhatIsNoArchive(String text) {
    var outcome =
        TestRun.of(allowed(LIMIT))
            .withFile("job.zip", text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
            .execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).contains("zip archive");
  }

  @Test
  void refusesAnArchiveOfSomethingElse() {
    assertFails(JobZip.empty().with("a.txt", "a"), "the archive has 0 jobs, allowed: one");
    assertFails(
        JobZip.ofAJob().with("Nightly/Nightly_run.sh", "#!/bin/sh\necho 1\n"),
        "the script of the job has no line that starts java");
    assertFails(
        JobZip.ofAJob().with("Nightly/Nightly_run.sh", "java -cp /etc:. a.B"),
        "the class path of the job has '/etc', allowed: what is in the archive");
    assertFails(
        JobZip.ofAJob().with("Nightly/Nightly_run.sh", "java -cp . $(id).B"),
        "the script of the job uses '$(id).B', allowed: $ROOT_PATH and no other variable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.Main", "-cp /", "-jar x.jar", "--class-path=/", "@file"})
  void refusesOptionsThatStartSomethingElse(String options) {
    var outcome = job(JobZip.ofAJob()).with("JAVA_OPTS", options).execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith("setting 'JAVA_OPTS': found '");
  }

  @Test
  void isNotReadyWithoutAnArchiveOrWhereItIsNotAllowed() {
    assertThat(TestRun.of(allowed(LIMIT)).notReady())
        .contains("The trigger has no file: upload the archive that Talend Studio has exported.");
    assertThat(job(JobZip.empty()).notReady()).isEmpty();
    assertThat(TestRun.of(allowed(LIMIT)).withFile("job.rar", new byte[1]).notReady())
        .hasValueSatisfying(reason -> assertThat(reason).contains("'job.rar'"));
    assertThat(
            TestRun.of(new TalendExecutor(Optional.empty(), Optional.empty()))
                .withFile("job.zip", new byte[1])
                .notReady())
        .contains("The server allows no Talend jobs (dispatch.talend.enabled).");
  }

  @Test
  void failsForGoodWithoutAnArchiveOrWhereItIsNotAllowed() {
    var without = TestRun.of(allowed(LIMIT)).execute();
    assertThat(without.reason().orElseThrow().name()).isEqualTo("PERMANENT_FAILURE");
    assertThat(without.error()).startsWith("The trigger has no file");

    var disabled =
        TestRun.of(new TalendExecutor(Optional.empty(), Optional.empty()))
            .withFile("job.zip", JobZip.ofAJob().bytes())
            .execute();
    assertThat(disabled.reason().orElseThrow().name()).isEqualTo("PERMANENT_FAILURE");
    assertThat(disabled.output()).isEmpty();
  }

  @Test
  void saysWhichKeyOfTheServerIsWrong() {
    var outcome =
        TestRun.of(new TalendExecutor(Optional.of("true"), Optional.of("1 GB")))
            .withFile("job.zip", JobZip.ofAJob().bytes())
            .execute();

    assertThat(outcome.error())
        .isEqualTo("dispatch.talend.unpacked: found '1 GB', allowed: a whole number");
  }

  private static TalendExecutor allowed(long unpacked) {
    return new TalendExecutor(Optional.of("true"), Optional.of(Long.toString(unpacked)));
  }

  private static TestRun job(JobZip zip) {
    return TestRun.of(allowed(LIMIT)).withFile("job.zip", zip.bytes());
  }

  private static void assertFails(JobZip zip, String error) {
    RunOutcome outcome = job(zip).execute();
    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith(error);
  }

  private static String after(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  private static long pid(Supplier<String> output) {
    return Long.parseLong(
        after(
            await()
                .until(output::get, text -> text.contains("pid ") && text.endsWith("\n"))
                .lines()
                .toList(),
            "pid "));
  }

  private static void assertGone(long pid) {
    await().untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }
}
