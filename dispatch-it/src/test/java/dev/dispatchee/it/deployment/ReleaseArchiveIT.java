// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users unpack: each example is built there, far from the sources of the project. */
class ReleaseArchiveIT {

  @TempDir static Path folder;
  private static UnpackedRelease unpacked;
  private static Path release;

  @BeforeAll
  static void unpack() throws IOException {
    unpacked = UnpackedRelease.in(folder);
    release = unpacked.path();
  }

  @Test
  void hasWhatTheGuideNames() {
    assertThat(release)
        .isDirectoryContaining("glob:**/dispatch.ear")
        .isDirectoryContaining("glob:**/README.md")
        .isDirectoryContaining("glob:**/LICENSE")
        .isDirectoryRecursivelyContaining("glob:**/wildfly-config/install.cli")
        .isDirectoryRecursivelyContaining("glob:**/docs/guide.md")
        .isDirectoryRecursivelyContaining("glob:**/docs/writing-executors.md")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-api-*.jar")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-testkit-*.jar")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-archetype-*.jar")
        .isDirectoryRecursivelyContaining("glob:**/repository/**/dispatch-client-*.jar");
  }

  @Test
  void hasAnExecutorThatCanBeBuilt() throws IOException, InterruptedException {
    var example = release.resolve("examples/hello-executor");

    var said =
        UnpackedRelease.run(
            example,
            UnpackedRelease.maven().toString(),
            "--batch-mode",
            "--offline",
            // The repository of the archive is a folder, and may be asked.
            "-Daether.offline.protocols=file",
            "-Dmaven.repo.local=" + unpacked.repository(),
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

    UnpackedRelease.run(
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
}
