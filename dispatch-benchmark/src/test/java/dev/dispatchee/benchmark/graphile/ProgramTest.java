// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.graphile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void tellsWhatIsPrinted() throws NotInstalledException {
    assertThat(Program.run(LONG, folder, "sh", "-c", "echo here; echo there >&2"))
        .isEqualTo("here\nthere\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void namesAProgramThatIsNotThere() {
    assertThatThrownBy(() -> Program.run(LONG, folder, "no-such-program"))
        .isInstanceOf(NotInstalledException.class)
        .hasMessage("no-such-program is not on this machine");
  }

  @Test
  void namesOneThatFailsWithoutItsWords() {
    assertThatThrownBy(() -> Program.run(LONG, folder, "sh", "-c", "echo /home/somebody; exit 3"))
        .isInstanceOf(NotInstalledException.class)
        .hasMessage("sh failed with exit status 3");
  }

  @Test
  void endsOneThatTakesTooLong() {
    assertThatThrownBy(() -> Program.run(Duration.ofMillis(200), folder, "sh", "-c", "sleep 600"))
        .isInstanceOf(NotInstalledException.class)
        .hasMessage("sh took over PT0.2S");
  }
}
