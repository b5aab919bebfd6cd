// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users unpack: each example is built there, far from the sources of the project. */
class ReleaseArchiveIT {

  private static final Path ARCHIVE = path("release");

  @TempDir static Path folder;
  private static Path release;

  @BeforeAll
  static void unpack() throws IOException {
    try (var zip = FileSystems.newFileSystem(URI.create("jar:" + ARCHIVE.toUri()), Map.of());
        var all = Files.walk(zip.getPath("/"))) {
      for (var entry : (Iterable<Path>) all::iterator) {
        var target = folder.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
        }
      }
    }
    try (var roots = Files.list(folder)) {
      release = roots.findFirst().orElseThrow();
    }
  }

  @Test
  void hasWhatTheGuideNames() {
    assertThat(release)
        .isDirectoryContaining("glob:**/dispatch.ear")
        .isDirectoryContaining("glob:**/README.md")
        .isDirectoryContaining("glob:**/LICENSE")
        .isDirectoryRecursivelyContaining("glob:**/wildfly-config/install.cli")
        .isDirectoryRecursivelyContaining("glob:**/docs/guide.md")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-api-*.jar")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-client-*.jar");
  }

  @Test
  void hasAnExecutorThatCanBeBuilt() throws IOException, InterruptedException {
    var example = release.resolve("examples/hello-executor");

    var said =
        run(
            example,
            path("maven").resolve("bin/mvn").toString(),
            "--batch-mode",
            "--offline",
            // The repository of the archive is a folder, and may be asked.
            "-Daether.offline.protocols=file",
            "-Dmaven.repo.local=" + repositoryWithoutOurs(),
            "package");

    assertThat(said).contains("BUILD SUCCESS", "Tests run:").doesNotContain("WARN");
    try (var jar = new JarFile(example.resolve("target/hello-executor.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Dependencies"))
          .isEqualTo("deployment.dispatch.ear services");
      assertThat(jar.getEntry("dev/dispatchee/examples/hello/HelloExecutor.class")).isNotNull();
    }
  }

  @Test
  void hasAClientThatCanBeCompiled() throws IOException, InterruptedException {
    var example = release.resolve("examples/remote-client");
    Path client;
    try (var files = Files.walk(release.resolve("repository"))) {
      client =
          files
              .filter(file -> file.toString().matches(".*dispatch-client-[^/]*\\.jar"))
              .findFirst()
              .orElseThrow();
    }

    run(
        example,
        Path.of(System.getProperty("java.home"), "bin/javac").toString(),
        "-Werror",
        "-cp",
        client.toString(),
        "-d",
        folder.resolve("compiled").toString(),
        "RunATrigger.java");

    assertThat(folder.resolve("compiled/RunATrigger.class")).exists();
  }

  // All that was fetched for the build, but nothing of this project: links to the folders beside
  // it.
  private static Path repositoryWithoutOurs() throws IOException {
    var links = Files.createDirectories(folder.resolve("local"));
    link(path("repository"), links, "dev");
    link(
        path("repository").resolve("dev"),
        Files.createDirectories(links.resolve("dev")),
        "dispatchee");
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

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static Path path(String name) {
    return Path.of(System.getProperty("dispatch.it." + name)).toAbsolutePath().normalize();
  }
}
