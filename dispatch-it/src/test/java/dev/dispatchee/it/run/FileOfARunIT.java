// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.ReadingExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a trigger, replaced while a run reads it. */
class FileOfARunIT extends SharedServerTest {

  private static final int SIZE = 4 * 1024 * 1024;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path gate;
  private Trigger trigger;

  @Deployment(testable = false)
  static JavaArchive probe() {
    return Probes.archive("reading", ReadingExecutor.class);
  }

  @BeforeEach
  void makeTrigger() {
    gate = folder.resolve("gate");
    trigger =
        given
            .aTrigger()
            .ofExecutor(ReadingExecutor.TYPE)
            .withSetting("gate", gate.toString())
            .create();
  }

  @Test
  void isReadToItsEnd() throws IOException {
    put("a.zip", (byte) 1);
    Files.createFile(gate);

    var run = trigger.awaitEnded(trigger.runNow());

    assertThat(trigger.output(run)).isEqualTo("reads a.zip from 1\nhas read %d\n".formatted(SIZE));
  }

  @Test
  void isNeverAMixtureOfTwo() throws IOException {
    put("a.zip", (byte) 1);
    var run = trigger.awaitStarted(trigger.runNow());
    await().atMost(SOON).until(() -> trigger.output(run).contains("reads a.zip from 1"));

    put("b.zip", (byte) 2);
    Files.createFile(gate);

    var ended = trigger.awaitEnded(run);
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.error()).contains("the file 'a.zip' was replaced or removed");
    var next = trigger.awaitEnded(trigger.runNow());
    assertThat(trigger.output(next)).isEqualTo("reads b.zip from 2\nhas read %d\n".formatted(SIZE));
  }

  private void put(String name, byte content) {
    var bytes = new byte[SIZE];
    Arrays.fill(bytes, content);
    given
        .admin()
        .putFile(trigger.path("/file"), name, bytes)
        .mustBe(name.equals("a.zip") ? 201 : 200);
  }
}
