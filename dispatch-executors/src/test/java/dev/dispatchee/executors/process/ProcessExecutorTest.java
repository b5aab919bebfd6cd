// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.StartedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is started, what it is told, and what becomes of what it writes; with programs of Unix. */
@Timeout(60)
class ProcessExecutorTest {

  private static final String SHELL = "/bin/sh";

  @TempDir private Path temporary;

  @Test
  void passesOnWhatTheProgramWrites() throws Exception {
    var run = shell("printf 'Grüße\\nno end of line'; echo aside >&2").await();

    assertThat(run.written()).isEqualTo("Grüße\nno end of line");
    assertThat(run.errors()).isEqualTo("aside\n");
  }

  @Test
  void passesOnWhatIsWrittenWhileTheProgramRuns() throws Exception {
    var gate = temporary.resolve("gate");
    var run =
        shell(
            "printf begun; while [ ! -e %s ]; do sleep 0.05; done; printf ' ended'"
                .formatted(gate));

    await(() -> run.written().equals("begun"));
    assertThat(run.isRunning()).isTrue();
    Files.createFile(gate);

    assertThat(run.await().written()).isEqualTo("begun ended");
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    var run =
        run(Map.of(
                "command", "/usr/bin/printf",
                "arguments", "[%s]\n$HOME `id`\n* ; rm -rf /\n  'a' \"b\" \\n\n-x"))
            .await();

    assertThat(run.written()).isEqualTo("[$HOME `id`][* ; rm -rf /]['a' \"b\" \\n][-x]");
  }

  @Test
  void passesTenThousandArguments() throws Exception {
    var arguments =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

    var run = run(Map.of("command", "/usr/bin/echo", "arguments", arguments)).await();

    assertThat(run.written().strip().split(" ")).hasSize(10_000);
  }

  @Test
  void saysThatAnArgumentIsTooLongForTheSystem() {
    var run = run(Map.of("command", "/usr/bin/echo", "arguments", "x".repeat(200_000)));

    assertThatThrownBy(run::await)
        .isInstanceOf(ProcessException.class)
        .hasMessageStartingWith("/usr/bin/echo could not be started")
        .hasMessageContaining("Argument list too long");
  }

  @Test
  void givesNothingOfTheEnvironmentOfTheServer() throws Exception {
    assertThat(System.getenv()).hasSizeGreaterThan(2);

    var run = run(Map.of("command", "/usr/bin/env")).await();

    var names = run.written().lines().map(line -> line.substring(0, line.indexOf('='))).toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "PATH",
            "LANG",
            "HOME",
            "DISPATCH_RUN",
            "DISPATCH_ATTEMPT",
            "DISPATCH_IDEMPOTENCY_KEY",
            "DISPATCH_PLANNED_DATE");
    assertThat(run.written())
        .contains("DISPATCH_IDEMPOTENCY_KEY=%s\n".formatted(run.context().idempotencyKey()))
        .contains("DISPATCH_ATTEMPT=1\n", "DISPATCH_PLANNED_DATE=2026-01-01T00:00:00Z\n");
  }

  @Test
  void givesTheVariablesThatAreAllowedAndTheSecret() throws Exception {
    var run =
        run(Map.of(
                "command", SHELL,
                "arguments", "-c\nprintf \"$LEVEL $DISPATCH_SECRET $PATH\"",
                "environment", "LEVEL=high = very\nPATH=/nowhere",
                "secret", "geheim"))
            .await();

    assertThat(run.written()).isEqualTo("high = very geheim /nowhere");
  }

  @Test
  void hasNothingToRead() throws Exception {
    assertThat(run(Map.of("command", "/bin/cat")).await().written()).isEmpty();
  }

  @Test
  void worksInANewFolderThatIsGoneAfterwards() throws Exception {
    var run =
        shell(
                "pwd; ls -a | wc -l; stat -c %a .; mkdir -p a/b; echo x > a/b/c; ln -s / root;"
                    + " chmod 0 a/b; chmod 500 a")
            .await();

    var lines = run.written().lines().toList();
    assertThat(lines.subList(1, 3)).containsExactly("2", "700");
    assertThat(Path.of(lines.get(0))).doesNotExist();
    assertThat(Path.of("/bin/sh")).exists();
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void removesFoldersThatAreNestedDeeperThanAPathIsLong() throws Exception {
    var deep = "d".repeat(200);
    var run =
        shell(
                "pwd; i=0; while [ $i -lt 60 ]; do mkdir %s && cd -P %s || exit 1; i=$((i+1)); done 2> /dev/null; echo x > f"
                    .formatted(deep, deep))
            .await();

    assertThat(Path.of(run.written().strip())).doesNotExist();
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void worksInAFolderThatIsAllowedAndLeavesIt() throws Exception {
    var below = Files.createDirectories(temporary.resolve("below"));

    var run =
        run(Map.of(
                "command",
                SHELL,
                "arguments",
                "-c\npwd; echo x > kept",
                "directory",
                below.toString()))
            .await();

    assertThat(run.written()).isEqualTo(below + "\n");
    assertThat(below.resolve("kept")).exists();
  }

  @Test
  void refusesAFolderThatALinkLeadsOutOf() throws Exception {
    var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("/"));

    for (var folder :
        new String[] {link.toString(), link + "/tmp", "/", temporary + "/not-there"}) {
      var run = run(Map.of("command", "/bin/pwd", "directory", folder));
      assertThatThrownBy(run::await)
          .isInstanceOf(PermanentFailureException.class)
          .hasMessage(
              "the folder %s is not among those that the server allows".formatted(folder)
                  + " (dispatch.process.directories)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/shx", "/bin", "/usr/bin/env -i", "/nowhere"})
  void startsNothingThatIsNotAllowed(String command) {
    var run = run(Map.of("command", command));

    assertThatThrownBy(run::await)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageEndingWith("not among those that the server allows (dispatch.process.commands)");
  }

  @Test
  void startsNothingUnlessSomethingIsAllowed() {
    var bare = new ProcessExecutor(Optional.empty(), Optional.empty(), Optional.empty());

    assertThatThrownBy(StartedRun.of(bare, Map.of("command", SHELL))::await)
        .isInstanceOf(PermanentFailureException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LD_PRELOAD", "BASH_ENV", "level"})
  void setsNoVariableThatIsNotAllowed(String name) {
    var run = run(Map.of("command", SHELL, "environment", name + "=x"));

    assertThatThrownBy(run::await)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(
            "the variable %s is not among those that the server allows (dispatch.process.variables)",
            name);
  }

  @ParameterizedTest
  @CsvSource({
    "relative/path, directories",
    "/etc/../bin, directories",
    "/bin/, commands",
    "sh, commands",
    "A=B, variables",
    "DISPATCH_RUN, variables"
  })
  void failsWithTheEntryThatIsNone(String entry, String key) {
    var executor =
        new ProcessExecutor(
            Optional.of(key.equals("commands") ? SHELL + "," + entry : SHELL),
            Optional.of(key.equals("directories") ? entry : ""),
            Optional.of(key.equals("variables") ? entry : ""));

    assertThatThrownBy(StartedRun.of(executor, Map.of("command", SHELL))::await)
        .hasMessageStartingWith("dispatch.process.%s: '%s' is not".formatted(key, entry));
  }

  @ParameterizedTest
  @CsvSource({
    "command, sh",
    "command, ../bin/sh",
    "command, /bin/../bin/sh",
    "command, //bin/sh",
    "command, /bin/sh/",
    "command, /bin/./sh",
    "command, '/bin/sh<NUL>'",
    "command, '/bin/sh<LF>'",
    "directory, tmp",
    "directory, /tmp/../etc",
    "directory, '/tmp<NUL>/x'",
    "arguments, 'a<NUL>b'",
    "environment, LEVEL",
    "environment, 1A=b",
    "environment, A B=c",
    "environment, 'A=b<NUL>'",
    "environment, DISPATCH_RUN=x",
    "secret, 'a<NUL>b'",
    "exitCodes, 256",
    "exitCodes, 3-1",
    "exitCodes, -1",
    "exitCodes, '1,'",
    "exitCodes, ok",
    "charset, EBCDIC-OF-NOBODY",
    "charset, ../x",
    "grace, PT2M",
    "shell, true"
  })
  void namesTheSettingAtFaultAndStartsNothing(String key, String value) {
    var settings = new HashMap<>(Map.of("command", SHELL));
    settings.put(key, value.replace("<NUL>", "\0").replace("<LF>", "\n"));

    assertThatThrownBy(run(settings)::await)
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  @Test
  void showsNoSecretThatItRefuses() {
    var run = run(Map.of("command", SHELL, "secret", "geheim\0"));

    assertThat(catchThrowable(run::await)).hasMessageNotContaining("geheim");
  }

  @Test
  void failsOnAnotherExitCodeAfterWhatWasWritten() {
    var run = shell("echo done; printf 'went wrong' >&2; exit 3");

    assertThatThrownBy(run::await)
        .isInstanceOf(ProcessException.class)
        .hasMessage("/bin/sh ended with exit code 3, expected 0");
    assertThat(run.written()).isEqualTo("done\n");
    assertThat(run.errors()).isEqualTo("went wrong\n/bin/sh ended with exit code 3, expected 0\n");
  }

  @ParameterizedTest
  @CsvSource({"3, '0,2-4'", "0, 0-255", "255, ' 255 '", "0, '7 , 0'"})
  void acceptsTheExitCodesThatAreExpected(int code, String expected) throws Exception {
    run(Map.of("command", SHELL, "arguments", "-c\nexit " + code, "exitCodes", expected)).await();
  }

  @Test
  void saysThatASignalEndedIt() {
    assertThatThrownBy(shell("kill -9 $$")::await)
        .hasMessage("/bin/sh ended with exit code 137 (as by signal 9), expected 0");
  }

  @Test
  void readsTextsInTheirCharset() throws Exception {
    var run =
        run(Map.of(
                "command", SHELL,
                "arguments", "-c\nprintf 'Gr\\374\\337e'",
                "charset", "iso-8859-1"))
            .await();

    assertThat(run.written()).isEqualTo("Grüße");
  }

  @Test
  void makesTextOfWhatIsNone() throws Exception {
    var run =
        shell("printf 'a\\377b\\303'; sleep 0.1; printf '\\274c\\000d\\360\\237\\230'").await();

    assertThat(run.written()).isEqualTo("a\uFFFDbüc\0d\uFFFD");
  }

  @Test
  void takesAsMuchAsTheProgramWrites() throws Exception {
    var run =
        shell(
                "head -c 300000000 /dev/zero | tr '\\0' x; printf end >&2; head -c 9000000 /dev/urandom >&2")
            .await();

    assertThat(run.written()).hasSizeGreaterThan(4_000_000).matches(text -> text.endsWith("xxx"));
    assertThat(run.errors()).startsWith("end");
  }

  @Test
  void isForAdministratorsToConfigure() {
    var declared = ProcessExecutor.class.getAnnotation(DispatchExecutor.class);

    assertThat(declared.type()).isEqualTo("process");
    assertThat(declared.restricted()).isTrue();
  }

  @Test
  void saysThatAProgramIsNotThere() {
    var executor =
        new ProcessExecutor(Optional.of("/nowhere/x"), Optional.empty(), Optional.empty());

    assertThatThrownBy(StartedRun.of(executor, Map.of("command", "/nowhere/x"))::await)
        .isInstanceOf(ProcessException.class)
        .hasMessage("/nowhere/x could not be started: No such file or directory");
  }

  private StartedRun shell(String script) {
    return run(Map.of("command", SHELL, "arguments", "-c\n" + script));
  }

  private StartedRun run(Map<String, String> settings) {
    var commands =
        Arrays.asList(
            SHELL, "/bin/cat", "/bin/pwd", "/usr/bin/env", "/usr/bin/echo", "/usr/bin/printf");
    return StartedRun.of(
        new ProcessExecutor(
            Optional.of(String.join(", ", commands)),
            Optional.of("/not-there," + temporary),
            Optional.of("LEVEL,PATH")),
        settings);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().until(condition);
  }
}
