// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example of the README, as it stands there. */
class RemoteExampleIT extends SharedServerTest {

  private static final Path EXAMPLE = Path.of("../examples/remote-client/RunATrigger.java");
  private static final Path README = Path.of("../README.md");

  @Test
  void standsInTheReadme() throws IOException {
    var example = Files.readString(EXAMPLE);

    assertThat(Files.readString(README))
        .contains("```java\n" + example.substring(example.indexOf('\n') + 1) + "```");
  }

  @Test
  void runsATriggerAndPrintsWhatItSaid() throws IOException, InterruptedException {
    var code = "example-" + System.nanoTime();
    given.aTrigger().with("externalReferenceCode", code).withSetting("message", "Hi").create();

    var process =
        new ProcessBuilder(
                ClientJvm.java(),
                "-cp",
                ClientJvm.classPath(),
                EXAMPLE.toString(),
                ClientJvm.address(SharedServer.application()),
                User.RUNNER.login(),
                User.RUNNER.password(),
                code)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(process.getInputStream().readAllBytes());

    // It ends by itself: no thread of the client keeps it.
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(said).isEqualToIgnoringNewLines("SUCCESSFUL: Hi\n\n");
  }
}
