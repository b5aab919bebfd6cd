// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import static java.lang.Thread.State.TIMED_WAITING;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MarkedProcessesTest {

  private static final String MARKED = "A=B\0DISPATCH_RUN=this one\0C=D\0";

  private static final Duration SHORT = Duration.ofMillis(10);

  @TempDir private Path proc;

  private final ProcessHandle own = ProcessHandle.current();
  private Path environment = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    var folder = Files.createDirectory(proc.resolve(Long.toString(own.pid())));
    environment = folder.resolve("environ");
  }

  @Test
  void knowsAProcessByItsMark() throws IOException {
    Files.writeString(environment, MARKED);

    assertThat(marked("this one", SHORT).find()).containsExactly(own);
    assertThat(marked("this", SHORT).find()).isEmpty();
    assertThat(marked("one", SHORT).find()).isEmpty();
  }

  @Test
  void waitsForTheEnvironmentOfOneThatTakesUpAnotherProgram() throws Exception {
    Files.writeString(environment, "");
    var found = new FutureTask<>(() -> marked("this one", Duration.ofSeconds(20)).find().toList());
    var finder = new Thread(found);
    finder.start();
    await().until(finder::getState, TIMED_WAITING::equals);
    // In one step, as the system does it.
    Files.move(Files.writeString(proc.resolve("other"), MARKED), environment, ATOMIC_MOVE);

    assertThat(found.get()).containsExactly(own);
  }

  @Test
  void goesOnWithoutOneWhoseEnvironmentStaysEmpty() throws IOException {
    Files.writeString(environment, "");

    assertThat(marked("this one", SHORT).find()).isEmpty();
  }

  @Test
  void findsNoneWhereTheSystemShowsNone() {
    assertThat(new MarkedProcesses("this one", proc.resolve("absent"), SHORT).find()).isEmpty();
  }

  private MarkedProcesses marked(String mark, Duration patience) {
    return new MarkedProcesses(mark, proc, patience);
  }
}
