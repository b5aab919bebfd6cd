// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.executors.spawned.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that was killed has left is removed, and nothing else. */
class JobFolderTest {

  @TempDir private Path temporary;

  private final MarkedProcesses mark = new MarkedProcesses(UUID.randomUUID().toString());

  @Test
  void leavesWhatALivingServerWorksWith() throws IOException {
    var folders = new JobFolder(temporary, ProcessHandle.current());
    var folder = folders.make(mark);

    assertThat(folders.sweep()).isZero();

    assertThat(folder.path()).isDirectory();
    assertThat(Files.getPosixFilePermissions(folder.path()).toString())
        .doesNotContain("GROUP", "OTHERS");
  }

  @Test
  void removesWhatADeadServerHasLeftAndEndsWhatGoesOnInIt() throws Exception {
    var server = new ProcessBuilder("sleep", "3600").start();
    var folder = new JobFolder(temporary, server.toHandle()).make(mark);
    Files.createDirectories(folder.path().resolve("job/lib"));
    Files.writeString(folder.path().resolve("job/lib/a.jar"), "a");
    var builder = new ProcessBuilder("sleep", "3600");
    builder.environment().put(MarkedProcesses.VARIABLE, mark.mark());
    var job = builder.start();
    var here = new JobFolder(temporary, ProcessHandle.current());
    assertThat(here.sweep()).isZero();

    server.destroyForcibly().waitFor();

    assertThat(here.sweep()).isOne();
    assertThat(folder.path()).doesNotExist();
    await().until(() -> !job.isAlive());
  }

  @Test
  void takesNoOtherProcessForTheServerThatHadItsNumber() throws IOException {
    var mine = new JobFolder(temporary, ProcessHandle.current()).make(mark).path();
    var name = mine.getFileName().toString();
    var start = name.split("-")[3];
    var other = Files.move(mine, temporary.resolve(name.replace(start, "1000")));

    assertThat(new JobFolder(temporary, ProcessHandle.current()).sweep()).isOne();

    assertThat(other).doesNotExist();
  }

  @Test
  void touchesNothingThatIsNotItsOwn() throws IOException {
    var folder = Files.createDirectory(temporary.resolve("dispatch-talend-of-somebody"));
    var target = Files.createDirectory(temporary.resolve("precious"));
    var link =
        Files.createSymbolicLink(
            temporary.resolve("dispatch-talend-1-1-" + "a".repeat(32) + "-1"), target);

    assertThat(new JobFolder(temporary, ProcessHandle.current()).sweep()).isZero();

    assertThat(folder).isDirectory();
    assertThat(link).exists();
  }
}
