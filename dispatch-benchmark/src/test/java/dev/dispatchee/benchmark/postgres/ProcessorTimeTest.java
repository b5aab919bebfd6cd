// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorTimeTest {

  @Test
  void countsAProcessWhileItLivesAndForItsParentOnceItHasEnded()
      throws IOException, InterruptedException {
    var self = ProcessHandle.current();
    var before = ProcessorTime.ofEndedChildren(self);
    var busy =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; read x");
    var process = busy.start();
    var living = Duration.ZERO;
    while (process.isAlive() && living.compareTo(Duration.ofMillis(50)) < 0) {
      living = ProcessorTime.of(process.toHandle());
      Thread.onSpinWait();
    }

    process.getOutputStream().close();
    assertThat(process.waitFor()).isNotNegative();

    assertThat(living).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(ProcessorTime.ofEndedChildren(self).minus(before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(40));
  }
}
