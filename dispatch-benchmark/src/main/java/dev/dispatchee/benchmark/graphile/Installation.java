// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.graphile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * The package in a folder of its own, and the script that runs it.
 *
 * @param version of the package
 * @param node the version of Node.js, as it says it
 * @param script to be started by Node.js
 */
public record Installation(String version, String node, Path script) {

  private static final String PACKAGE = "graphile-worker";
  private static final String SCRIPT = "worker.js";
  private static final Duration ASKING = Duration.ofSeconds(20);
  private static final Duration FETCHING = Duration.ofMinutes(2);

  /**
   * Has npm fetch one version of the package, two minutes at most, unless it is there already.
   *
   * @throws NotInstalledException if that cannot be done on this machine
   */
  public static Installation of(String version, Path folder) throws NotInstalledException {
    make(folder);
    var node = Program.run(ASKING, folder, "node", "--version").strip();
    if (!isInstalled(version, folder)) {
      // No lock file, and no script of a package: what is fetched is only read by Node.js.
      Program.run(
          FETCHING,
          folder,
          "npm",
          "install",
          "--prefix",
          folder.toString(),
          "--no-package-lock",
          "--no-save",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--fetch-retries=1",
          PACKAGE + "@" + version);
    }
    if (!isInstalled(version, folder)) {
      throw new NotInstalledException("npm did not install %s %s".formatted(PACKAGE, version));
    }
    return new Installation(version, node, script(folder));
  }

  // It must load with this Node.js, and be the version that is asked for.
  private static boolean isInstalled(String version, Path folder) throws NotInstalledException {
    if (!Files.exists(folder.resolve("node_modules").resolve(PACKAGE))) {
      return false;
    }
    var loaded =
        Program.run(
            ASKING,
            folder,
            "node",
            "--print",
            "require('%1$s'); require('%1$s/package.json').version".formatted(PACKAGE));
    return loaded.strip().equals(version);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // Beside the package, since Node.js looks for that from where the script is.
  private static Path script(Path folder) {
    var script = folder.resolve(SCRIPT);
    try (var content = Installation.class.getResourceAsStream(SCRIPT)) {
      if (content == null) {
        throw new IllegalStateException(SCRIPT + " is missing");
      }
      Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
