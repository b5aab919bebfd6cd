// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the document about moving in, as it stands there, with the released jar. */
class MoveInDocumentIT extends SharedServerTest {

  @TempDir Path folder;

  @AfterEach
  void leaveTheServerAsItWas() {
    given.admin().post("triggers/bulk/delete?label=managed-by:crontab").mustBe(200);
  }

  @Test
  void doesWhatItSays() throws IOException, InterruptedException, URISyntaxException {
    var release = ReleaseArchive.unpackTo(folder);
    var document = DocumentedSteps.of(release.resolve("docs/move-in.md"));
    assertThat(document.commands()).hasSize(6);

    var said = UnpackedRelease.run(shell(release, String.join("\n", document.commands())));

    assertThat(said)
        .contains("crontab crontab.txt: 3 jobs; 2 map, 0 differ, 1 cannot")
        .contains(document.blocks("").get(0))
        .contains("2 created, 0 changed, 0 deleted, 0 unchanged")
        .containsPattern("cron-export~[0-9a-f]{8} +/opt/orders/export --day yesterday +false")
        .contains("quartz-xml jobs.xml: 1 jobs; 1 map, 0 differ, 0 cannot")
        .contains("quartz-jdbc jdbc:h2:./quartz: 1 jobs; 1 map, 0 differ, 0 cannot")
        .contains("spring scheduledtasks.json: 2 jobs; 0 map, 2 differ, 0 cannot")
        .contains("xxl-job jdbc:h2:./xxl: 1 jobs; 1 map, 0 differ, 0 cannot")
        .contains("liferay dispatch-triggers.json: 1 jobs; 1 map, 0 differ, 0 cannot")
        .contains("+ liferay-nightly  Nightly");
  }

  private ProcessBuilder shell(Path release, String commands) throws URISyntaxException {
    var java = Path.of(System.getProperty("java.home"), "bin");
    var driver =
        Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var shell =
        new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + commands)
            .directory(folder.toFile());
    shell
        .environment()
        .putAll(
            Map.of(
                "RELEASE", release.toString(),
                "DRIVER", driver.toString(),
                "DISPATCH_SERVER", SharedServer.application().toString(),
                "DISPATCH_USER", User.ADMIN.login(),
                "DISPATCH_PASSWORD", User.ADMIN.password()));
    shell.environment().merge("PATH", java + ":", (path, first) -> first + path);
    return shell;
  }
}
