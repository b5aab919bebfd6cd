// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the document of the command line, as it stands there, with the released jar. */
class CommandLineDocumentIT extends SharedServerTest {

  @TempDir Path folder;

  @AfterEach
  void leaveTheServerAsItWas() {
    given.admin().post("triggers/bulk/delete?label=managed-by:orders").mustBe(200);
  }

  @Test
  void doesWhatItSays() throws IOException, InterruptedException {
    var release = ReleaseArchive.unpackTo(folder);
    var document = DocumentedSteps.of(release.resolve("docs/command-line.md"));
    assertThat(document.commands()).hasSizeGreaterThan(8);

    var said = UnpackedRelease.run(shell(release, String.join("\n", document.commands())));

    assertThat(said)
        .contains("2 created, 0 changed, 0 deleted, 0 unchanged (dry run: nothing was done)")
        .contains(document.blocks("").get(2))
        .contains("- orders-cleanup\n0 created, 0 changed, 1 deleted, 1 unchanged (dry run")
        .contains("Good night")
        .contains("\"status\" : \"SUCCESSFUL\"")
        .contains("NEXT FIRES", "GAP_MOVED")
        .contains("asked to end")
        .contains("0 created, 0 changed, 0 deleted, 1 unchanged")
        .endsWith("orders-nightly deleted\n");
    assertThat(release.resolve("docs/dispatch-triggers.schema.json"))
        .hasSameTextualContentAs(folder.resolve("dispatch-triggers.schema.json"));
  }

  private ProcessBuilder shell(Path release, String commands) {
    var java = Path.of(System.getProperty("java.home"), "bin");
    var shell =
        new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + commands)
            .directory(folder.toFile());
    shell
        .environment()
        .putAll(
            Map.of(
                "RELEASE", release.toString(),
                "DISPATCH_SERVER", SharedServer.application().toString(),
                "DISPATCH_USER", User.ADMIN.login(),
                "DISPATCH_PASSWORD", User.ADMIN.password()));
    shell.environment().merge("PATH", java + ":", (path, first) -> first + path);
    return shell;
  }
}
