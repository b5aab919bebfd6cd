// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.cli.CommandLine.Result;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts rely on: exit codes, and what becomes of triggers and runs. */
class CommandLineIT extends SharedServerTest {

  @TempDir Path folder;
  private CommandLine admin;

  @BeforeEach
  void begin() {
    admin = as(User.ADMIN);
  }

  @Test
  void appliesShowsWhatSomebodyChangedAndPrunes() throws IOException {
    write("a.yaml", entry("cli-it-a", "active: true", "interval: PT1H", "priority: 7"));
    write(
        "b.json",
        "{\"triggers\": [{\"externalReferenceCode\": \"cli-it-b\", \"name\": \"cli-it-b\","
            + "\"dispatchTaskExecutorType\": \"hello\", \"labels\": [\"night\"]}]}");

    assertThat(
            mustBe(0, admin.run("apply", "-f", ".", "--managed-by", "cli-it", "--dry-run")).out())
        .contains("+ cli-it-a", "+ cli-it-b", "2 created", "dry run: nothing was done");
    given.admin().get(at("cli-it-a")).mustBe(404);
    mustBe(0, admin.run("apply", "-f", ".", "--managed-by", "cli-it"));
    var first = made("cli-it-a");
    var second = made("cli-it-b");
    assertThat(second.json().path("labels").toString())
        .isEqualTo("[\"night\",\"managed-by:cli-it\"]");

    given.admin().patch(first.path(""), java.util.Map.of("priority", 1)).mustBe(200);
    var different =
        mustBe(
            9,
            admin.run(
                "apply", "-f", ".", "--managed-by", "cli-it", "--dry-run", "--fail-on-difference"));
    assertThat(different.out())
        .contains(
            "~ cli-it-a", "    priority: 1 -> 7", "0 created, 1 changed, 0 deleted, 1 unchanged");
    assertThat(mustBe(0, admin.run("apply", "-f", ".", "--managed-by", "cli-it")).out())
        .contains("1 changed");
    assertThat(first.json().path("priority").asInt()).isEqualTo(7);

    Files.delete(folder.resolve("b.json"));
    assertThat(mustBe(0, admin.run("apply", "-f", ".", "--managed-by", "cli-it", "--prune")).out())
        .contains("- cli-it-b", "1 deleted, 1 unchanged");
    given.admin().get(at("cli-it-b")).mustBe(404);
    assertThat(first.json().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void leavesAloneWhatAnotherManagesAndNamesThePlaceInTheFile() throws IOException {
    write("theirs.yaml", entry("cli-it-theirs"));
    mustBe(0, admin.run("apply", "-f", "theirs.yaml", "--managed-by", "cli-they"));
    var theirs = made("cli-it-theirs");
    write("ours.yaml", entry("cli-it-ours"), entry("cli-it-theirs", "priority: 9"));

    var refused = mustBe(4, admin.run("apply", "-f", "ours.yaml", "--managed-by", "cli-we"));

    assertThat(refused.err())
        .contains("ours.yaml:5:5: labels: the trigger that is there has 'managed-by:cli-they'");
    given.admin().get(at("cli-it-ours")).mustBe(404);
    assertThat(theirs.json().path("priority").asInt()).isEqualTo(4);
  }

  @Test
  void namesWhatIsWrongByFileLineAndField() throws IOException {
    write("good.yaml", entry("cli-it-good"));
    write(
        "wrong.yaml",
        entry("cli-it-1"),
        entry("cli-it-2", "cronExpression: 0 99 2 * * ?", "priority: 12"));
    write("bomb.yaml", "a: &a [x,x]\nb: &b [*a,*a]\ntriggers: [*b]\n");

    var refused =
        mustBe(4, admin.run("apply", "-f", "good.yaml", "-f", "wrong.yaml", "--managed-by", "x"));
    assertThat(refused.err())
        .contains(
            "dispatch: wrong.yaml:8:5: cronExpression: ", "dispatch: wrong.yaml:9:5: priority: ")
        .doesNotContain("good.yaml", "Exception");
    var bomb = mustBe(7, admin.run("apply", "-f", "bomb.yaml", "--managed-by", "x"));
    assertThat(bomb.err()).startsWith("dispatch: bomb.yaml:1:4: an anchor or alias");
    given.admin().get(at("cli-it-good")).mustBe(404);
  }

  @Test
  void waitsForRunsAndTellsHowTheyEnd() {
    var trigger = given.aTrigger().create();
    var failing = given.aTrigger().thatFailsWith("as told").create();
    var slow = given.aTrigger().thatTakes(Duration.ofMinutes(1)).create();
    var runner = as(User.RUNNER);

    var followed = mustBe(0, runner.run("run", "id:" + trigger.id(), "--follow"));
    assertThat(followed.out()).isEqualTo(trigger.output(trigger.newestLogs().get(0)));
    assertThat(followed.err()).contains("SUCCESSFUL");
    assertThat(mustBe(1, runner.run("run", code(failing), "--wait")).out())
        .contains("FAILED", "as told");
    var late = mustBe(8, runner.run("run", code(slow), "--wait", "--timeout", "1s"));
    assertThat(late.err()).contains("has not ended in that time; it goes on");
    long run = slow.newestLogs().get(0).id();
    mustBe(0, runner.run("cancel", "" + run));
    slow.awaitLogs(1, Log::hasEnded);
    mustBe(4, runner.run("cancel", "" + run));
  }

  @Test
  void leavesTheRunAloneWhenItIsInterrupted() throws Exception {
    var slow = given.aTrigger().thatTakes(Duration.ofMinutes(1)).create();
    var runner = as(User.RUNNER);

    var process = runner.start("run", code(slow), "--follow");
    try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).as("its output").isNotEmpty();
      // As Ctrl-C, but for the number; a build in the background would have its children ignore
      // that.
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    var log = slow.newestLogs().get(0);
    assertThat(runner.errors())
        .content()
        .contains(
            "run %d goes on; see it: dispatch logs %d --follow".formatted(log.id(), log.id()));
    assertThat(log.status()).isEqualTo("IN_PROGRESS");
    mustBe(0, runner.run("cancel", "" + log.id()));
    await().atMost(Duration.ofSeconds(20)).until(() -> slow.newestLogs().get(0).hasEnded());
  }

  @Test
  void tellsScriptsWhyItFails() {
    var trigger = given.aTrigger().create();
    assertThat(mustBe(3, admin.run("run", "no-such-trigger")).err()).startsWith("dispatch: ");
    mustBe(3, admin.run("describe", "run", "999999999"));
    assertThat(mustBe(5, as(User.VIEWER).run("pause", code(trigger))).err())
        .startsWith("dispatch: ");
    var wrong = new CommandLine(SharedServer.application(), User.VICTIM.login(), "wrong", folder);
    assertThat(mustBe(5, wrong.run("get", "triggers")).err())
        .startsWith("dispatch: the server does not accept this user and password")
        .hasLineCount(1);
    var away = CommandLine.of(URI.create("http://127.0.0.1:1/dispatch"), User.ADMIN, folder);
    assertThat(mustBe(6, away.run("get", "triggers")).err())
        .isEqualToIgnoringNewLines(
            "dispatch: http://127.0.0.1:1/dispatch/api/v1: the connection is refused");
    mustBe(2, admin.run("get", "nothing"));
  }

  private CommandLine as(User user) {
    return CommandLine.of(SharedServer.application(), user, folder);
  }

  private static Result mustBe(int exitCode, Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    return result;
  }

  private Trigger made(String code) {
    return given.willRemove(given.admin().get(at(code)).mustBe(200));
  }

  private static String at(String code) {
    return "triggers/by-external-reference-code/" + code;
  }

  private static String code(Trigger trigger) {
    return trigger.json().path("externalReferenceCode").asText();
  }

  private static String entry(String code, String... fields) {
    var lines = new java.util.ArrayList<String>();
    lines.add("  - externalReferenceCode: " + code);
    lines.add("    name: " + code);
    lines.add("    dispatchTaskExecutorType: hello");
    List.of(fields).forEach(field -> lines.add("    " + field));
    return String.join("\n", lines);
  }

  private void write(String name, String... entries) throws IOException {
    var text = String.join("\n", entries);
    Files.writeString(
        folder.resolve(name), text.startsWith("  -") ? "triggers:\n" + text + "\n" : text);
  }
}
