// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.executors.StartedRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a process outlives its run, however it resists. */
@Timeout(60)
class EndedProcessesTest {

  private static final String SHELL = "/bin/sh";

  /** Stands in the command line of everything that a test starts, and nowhere else. */
  private final String tag = "tag-" + UUID.randomUUID();

  private final List<String> foldersBefore = folders();

  @AfterEach
  void leavesNothing() {
    assertThat(tagged()).isEmpty();
    assertThat(folders()).containsExactlyInAnyOrderElementsOf(foldersBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec sleep 3600",
        "sleep 3600",
        "sleep 3600 & sleep 3600 & wait",
        "(sleep 3600 & sleep 3600) & sleep 3600",
        "trap '' TERM INT HUP; while :; do sleep 1; done",
        "sh -c 'trap \"\" TERM; while :; do sleep 1; done' TAG",
        "while :; do echo y; done",
        "setsid sh -c 'sleep 3600; :' TAG",
        "setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' TAG & exec sleep 3600",
        "kill -STOP $$",
        "exec >&- 2>&- <&-; sleep 3600"
      })
  void endsAllOfItWhenTheRunIsCanceled(String script) {
    for (var quietly : new boolean[] {true, false}) {
      var run = shell("echo begun; " + script, "PT0.3S");
      await().until(() -> run.written().startsWith("begun"));
      if (quietly) {
        run.cancelQuietly();
      } else {
        run.cancel();
      }

      assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
      assertThat(tagged()).as(script).isEmpty();
      assertThat(run.errors()).doesNotContain("processes");
    }
  }

  @Test
  void letsTheProgramEndByItselfAndSayMore() {
    var run =
        shell(
            "trap 'echo cleaned up; exit 0' TERM; echo begun; while :; do sleep 0.05; done",
            "PT10S");
    await().until(() -> run.written().startsWith("begun"));
    long start = System.nanoTime();
    run.cancel();

    assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
    assertThat(run.written()).isEqualTo("begun\ncleaned up\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void goesOnEndingItWhenItIsInterruptedAgain() {
    var run = shell("trap '' TERM; echo begun; while :; do sleep 1; done", "PT1S");
    await().until(() -> run.written().startsWith("begun"));
    for (int i = 0; i < 100; i++) {
      run.cancel();
    }

    assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 3600 &",
        "setsid sleep 3600 &",
        "(setsid sh -c 'trap \"\" TERM HUP; while :; do sleep 1; done' TAG &) & wait;",
        "nohup sh -c 'sleep 3600; :' TAG > /dev/null 2>&1 < /dev/null &"
      })
  void endsWhatTheProgramLeavesBehind(String script) throws Exception {
    var run = shell("echo begun; " + script + " echo ended", "PT0.3S").await();

    assertThat(run.written()).isEqualTo("begun\nended\n");
    assertThat(run.errors()).startsWith("\nprocesses that it left behind were ended: ");
  }

  @Test
  void endsWhatHasLostItsEnvironmentIfItWasSeenInTime() throws Exception {
    var run =
        shell("env -i /bin/sh -c 'sleep 3600; :' TAG & sleep 2.5; echo ended", "PT0.3S").await();

    assertThat(run.written()).isEqualTo("ended\n");
    assertThat(run.errors()).startsWith("\nprocesses that it left behind were ended: ");
  }

  @Test
  void endsAProgramThatMakesMoreAndMoreOfItself() {
    var run =
        shell(
            "echo begun; n=0; while [ $n -lt 300 ]; do sh -c 'trap \"\" TERM; while :; do sleep 1; done' TAG &"
                + " n=$((n+1)); done; wait",
            "PT0.1S");
    await().until(() -> run.written().startsWith("begun"));
    await().until(() -> tagged().size() > 50);
    run.cancel();

    assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
  }

  @Test
  void keepsNoThread() throws Exception {
    shell("sleep 3600 & :", "PT0.1S").await();
    long before = threads();
    for (int i = 0; i < 20; i++) {
      shell("sleep 3600 & :", "PT0.1S").await();
    }

    // The JDK keeps a few of its own for the ends of processes.
    assertThat(threads()).isLessThanOrEqualTo(before + 4);
  }

  private static long threads() {
    return Thread.getAllStackTraces().size();
  }

  private StartedRun shell(String script, String grace) {
    // sleep takes no tag: its environment tells as well.
    return StartedRun.of(
        new ProcessExecutor(Optional.of(SHELL), Optional.empty(), Optional.of("TAG")),
        Map.of(
            "command",
            SHELL,
            "arguments",
            "-c\n" + script.replace("TAG", tag),
            "environment",
            "TAG=" + tag,
            "grace",
            grace));
  }

  private List<Long> tagged() {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> Stream.of("cmdline", "environ").anyMatch(file -> holdsTag(pid, file)))
        .toList();
  }

  private boolean holdsTag(long pid, String file) {
    try {
      return Files.readString(
              Path.of("/proc/%d/%s".formatted(pid, file)), StandardCharsets.ISO_8859_1)
          .contains(tag);
    } catch (IOException gone) {
      return false;
    }
  }

  private static List<String> folders() {
    var found = new File(System.getProperty("java.io.tmpdir")).list();
    return Arrays.stream(found).filter(name -> name.startsWith("dispatch-process-")).toList();
  }
}
