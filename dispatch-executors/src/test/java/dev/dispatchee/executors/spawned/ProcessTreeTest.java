// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessTreeTest {

  @TempDir private Path proc;

  @Test
  void killsWhatItFindsHoweverLongTheLookTook() throws Exception {
    // One that never shows its environment, so that each look waits for it.
    var folder = Files.createDirectory(proc.resolve(Long.toString(ProcessHandle.current().pid())));
    Files.writeString(folder.resolve("environ"), "");
    var slow = new MarkedProcesses("none", proc, Duration.ofMillis(300));
    var process = new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; while :; do :; done").start();

    try {
      var tree = new ProcessTree(process, slow, Duration.ofMillis(100));

      assertThat(tree.end(Duration.ZERO, () -> {}).unended()).isZero();
      assertThat(process.isAlive()).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }
}
