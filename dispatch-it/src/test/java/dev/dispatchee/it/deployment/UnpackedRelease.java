// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The release archive, unpacked far from the sources of the project, and a local Maven repository
 * that has nothing of this project.
 *
 * @param path what was in the archive
 * @param repository links to all that was fetched for the build; what is installed there stays
 *     there
 */
record UnpackedRelease(Path path, Path repository) {

  private static final Path REPOSITORY = property("repository");

  /** Unpacks it into an empty folder. */
  static UnpackedRelease in(Path folder) throws IOException {
    var unpacked = Files.createDirectories(folder.resolve("release"));
    return new UnpackedRelease(
        ReleaseArchive.unpackTo(unpacked), withoutOurs(folder.resolve("local")));
  }

  /** The Maven of this build. */
  static Path maven() {
    return property("maven").resolve("bin/mvn");
  }

  /** Runs a command to its end, and returns what it said; fails when it fails. */
  static String run(ProcessBuilder command) throws IOException, InterruptedException {
    var process = command.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /** Runs a command in a folder, as {@link #run(ProcessBuilder)}. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    return run(new ProcessBuilder(List.of(command)).directory(folder.toFile()));
  }

  private static Path withoutOurs(Path links) throws IOException {
    link(REPOSITORY, Files.createDirectories(links), "dev");
    var dev = Files.createDirectories(links.resolve("dev"));
    if (Files.exists(REPOSITORY.resolve("dev"))) {
      link(REPOSITORY.resolve("dev"), dev, "dispatchee");
    }
    return links;
  }

  private static void link(Path from, Path to, String without) throws IOException {
    try (var entries = Files.list(from)) {
      for (var entry : (Iterable<Path>) entries::iterator) {
        if (!entry.endsWith(without)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  private static Path property(String name) {
    return Path.of(System.getProperty("dispatch.it." + name)).toAbsolutePath().normalize();
  }
}
