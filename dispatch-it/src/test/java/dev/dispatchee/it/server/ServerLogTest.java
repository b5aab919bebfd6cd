// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  @TempDir private Path folder;

  @Test
  void nothingIsThereBeforeTheServerHasWritten() {
    var log = log();

    assertThat(log.mark()).isZero();
    assertThat(log.since(0)).isEmpty();
  }

  @Test
  void tellsWhatHasComeSinceAMark() throws IOException {
    var log = log();
    write("before\n");
    long mark = log.mark();
    write("after\n");

    assertThat(log.since(mark)).containsExactly("after");
    assertThat(log.since(0)).containsExactly("before", "after");
  }

  @Test
  void tellsItOverMidnight() throws IOException {
    var log = log();
    write("the day before\n");
    Files.move(log.file(), folder.resolve("server.log.2026-11-28"));
    write("before\n");
    long mark = log.mark();
    write("at night\n");
    Files.move(log.file(), folder.resolve("server.log.2026-11-29"));
    write("in the morning\n");

    assertThat(log.since(mark)).containsExactly("at night", "in the morning");
  }

  private ServerLog log() {
    return new ServerLog(folder.resolve("server.log"));
  }

  private void write(String text) throws IOException {
    Files.writeString(
        folder.resolve("server.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
