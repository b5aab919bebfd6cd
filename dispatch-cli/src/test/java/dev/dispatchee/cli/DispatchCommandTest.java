// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of answers that a sound server does not give. */
class DispatchCommandTest {

  private static final String JSON = "application/json";
  private static final String PROBLEM =
      "{\"type\": \"urn:dispatch:problem:x\", \"title\": \"t\", \"detail\": \"told so\"}";
  private static final String TRIGGER = "{\"id\": 7, \"version\": 0}";

  @TempDir Path folder;
  private StubServer server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"404,3", "409,4", "412,4", "422,4", "429,4", "401,5", "403,5", "500,6", "503,6"})
  void tellsAScriptWhatAProblemMeans(int status, int exitCode) {
    server.answers(status, "application/problem+json", PROBLEM);

    assertThat(run("get", "triggers")).isEqualTo(exitCode);
    assertThat(err.toString()).startsWith("dispatch: ").hasLineCount(1).doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200,<html>,does not answer as the admin API",
    "302,,status 302",
    "404,<html>,status 404"
  })
  void recognizesWhatIsNoServerOfOurs(int status, String body, String told) {
    server.answers(status, "text/html", body == null ? "" : body);

    assertThat(run("get", "triggers")).isEqualTo(6);
    assertThat(err.toString()).contains(told).hasLineCount(1);
  }

  @Test
  void goesOnWhereItWasWhenTheConnectionIsLost() {
    server.breaksOffAfter("id: 3\nevent: output\ndata: {\"offset\":0,\"text\":\"abc\"}\n\n");
    server.answers(
        200,
        "text/event-stream",
        "id: 5\nevent: output\ndata: {\"offset\":3,\"text\":\"de\"}\n\n"
            + "id: 5\nevent: status\ndata: {\"id\":17,\"status\":\"FAILED\",\"error\":\"bad\"}\n\n");

    assertThat(run("logs", "17", "--follow")).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("abcde");
    assertThat(err.toString()).contains("run 17: FAILED: bad");
    assertThat(server.asked())
        .containsExactly(
            "GET /dispatch/api/v1/logs/17/events", "GET /dispatch/api/v1/logs/17/events after 3");
  }

  @Test
  void letsNoOutputTakeOverTheTerminalUnlessThatIsAskedFor() {
    server.answers(200, "text/plain", "a\u001b[2J\n\tb\n").answers(200, "text/plain", "a\u001b\n");

    assertThat(run("logs", "17")).isZero();
    assertThat(run("logs", "17", "--raw")).isZero();
    assertThat(out.toString()).isEqualTo("a\uFFFD[2J\n\tb\na\u001b\n");
  }

  @Test
  void saysWhichPartsStayWhenOneIsRefusedAfterAll() throws IOException {
    var text = new StringBuilder("triggers:\n");
    for (int i = 0; i < 1_001; i++) {
      text.append("- externalReferenceCode: c").append(i).append('\n');
    }
    var file = Files.writeString(folder.resolve("a.yaml"), text);
    server.answers(200, JSON, created(0, 1_000)).answers(200, JSON, created(1_000, 1_001));
    server.answers(200, JSON, created(0, 1_000));
    server.answers(
        422,
        JSON,
        PROBLEM.replace(
            "}", ", \"violations\": [{\"field\": \"triggers.0.name\", \"message\": \"m\"}]}"));

    assertThat(run("apply", "-f", file.toString(), "--managed-by", "x")).isEqualTo(4);
    assertThat(err.toString())
        .contains(
            "part 1 of 2 is done", file + ":1002:3: name: m", "1 of 2 parts were done and stay");
    assertThat(server.asked())
        .containsExactly(
            "POST /dispatch/api/v1/import?dryRun=true&managedBy=x",
            "POST /dispatch/api/v1/import?dryRun=true&managedBy=x",
            "POST /dispatch/api/v1/import?dryRun=false&managedBy=x",
            "POST /dispatch/api/v1/import?dryRun=false&managedBy=x");
  }

  @Test
  void sendsOnlyWhatIsNewOrDifferentAgain() throws IOException {
    var text = "triggers: [{externalReferenceCode: c0}, {externalReferenceCode: c1}]";
    var file = Files.writeString(folder.resolve("a.yaml"), text);
    server
        .answers(
            200,
            JSON,
            "{\"changed\": [{\"externalReferenceCode\": \"c1\"}], \"unchanged\": [\"c0\"]}")
        .answers(200, JSON, "{}");
    assertThat(run("apply", "-f", file.toString(), "--managed-by", "x")).isZero();
    assertThat(server.bodies().get(1)).contains("c1").doesNotContain("c0");

    server.answers(200, JSON, "{\"unchanged\": [\"c0\", \"c1\"]}");
    assertThat(run("apply", "-f", file.toString(), "--managed-by", "x")).isZero();
    assertThat(server.asked()).hasSize(3);
  }

  private static String created(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("{\"externalReferenceCode\": \"c%d\"}"::formatted)
        .collect(joining(", ", "{\"created\": [", "]}"));
  }

  @Test
  void deletesNothingForFilesWithoutATrigger() throws IOException {
    var file = Files.writeString(folder.resolve("a.yaml"), "triggers: []\n");

    assertThat(run("apply", "-f", file.toString(), "--managed-by", "x", "--prune")).isEqualTo(7);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void stopsAtAWrongPasswordSinceTheServerCountsThem() {
    server.answers(401, "text/html", "");

    assertThat(run("pause", "a", "b", "c")).isEqualTo(5);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void goesOnAfterWhatIsRefused() {
    server.answers(404, JSON, PROBLEM).answers(200, JSON, TRIGGER).answers(200, JSON, TRIGGER);

    assertThat(run("pause", "a", "b")).isEqualTo(3);
    assertThat(out.toString()).isEqualTo("b paused\n");
    assertThat(err.toString()).isEqualToIgnoringNewLines("dispatch: a: told so");
  }

  @Test
  void takesAnyCodeForOneStepOfThePath() {
    server.answers(404, JSON, PROBLEM);

    assertThat(run("describe", "trigger", "a/../b?c")).isEqualTo(3);
    assertThat(server.asked())
        .containsExactly("GET /dispatch/api/v1/triggers/by-external-reference-code/a%2F..%2Fb%3Fc");
  }

  @ParameterizedTest
  @CsvSource({"get", "get x", "logs", "logs x", "run a --timeout x", "apply -f x", "nonsense"})
  void tellsWhatCannotBeUnderstood(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void printsACompletionForBash() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("complete -F", "dispatch");
  }

  private int run(String... arguments) {
    var environment =
        Map.of(
            "DISPATCH_SERVER", server.address(),
            "DISPATCH_USER", "ada",
            "DISPATCH_PASSWORD", "secret");
    return DispatchCommand.commandLine(
            new Surroundings(environment, folder, InputStream.nullInputStream()),
            new PrintWriter(out, true),
            new PrintWriter(err, true))
        .execute(arguments);
  }
}
