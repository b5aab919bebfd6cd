// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The document that leads from nothing to a running trigger, step by step as it stands there: a
 * project is made of the archetype of the release archive, built, deployed on a running server and
 * run.
 */
class WritingExecutorsIT extends SharedServerTest {

  private static final String DOCUMENT = "docs/writing-executors.md";
  private static final String PROJECT = "my-executor";
  private static final Pattern SET = Pattern.compile("(?m)^export ([A-Z]+)=");

  @TempDir Path folder;
  private UnpackedRelease release;
  private DocumentedSteps document;

  @BeforeEach
  void unpack() throws IOException {
    assumeThat(System.getenv("PATH").split(File.pathSeparator))
        .as("what readers need besides JDK and Maven")
        .anyMatch(path -> Files.isExecutable(Path.of(path, "curl")));
    release = UnpackedRelease.in(folder);
    document = DocumentedSteps.of(release.path().resolve(DOCUMENT));
  }

  @AfterEach
  void leaveTheServerAsItWas() throws IOException {
    Files.deleteIfExists(deployments().resolve(PROJECT + ".jar"));
  }

  @Test
  void leadsFromNothingToTheFirstLog() throws IOException, InterruptedException {
    var commands = document.commands();
    var ours = environment();
    assertThat(SET.matcher(commands.get(0)).results().map(set -> set.group(1)))
        .as("what readers set for themselves")
        .containsExactlyInAnyOrderElementsOf(ours.keySet());

    long start = System.nanoTime();
    var said = UnpackedRelease.run(shell(commands.subList(1, commands.size()), ours));
    long seconds = (System.nanoTime() - start) / 1_000_000_000;

    assertThat(said)
        .contains("BUILD SUCCESS", "Tests run: 4, Failures: 0")
        .contains("\"status\":\"SUCCESSFUL\"")
        .containsPattern("(?m)^Hello, Ada!\nHello, Grace!$");
    System.out.printf("from nothing to the first log, and back: %d s%n", seconds);
    assertThat(seconds).as("seconds from nothing to the first log, and back").isLessThan(180);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> given.admin().get("executors/" + PROJECT).status() == 404);
    showsWhatTheArchetypeMakes();
  }

  private void showsWhatTheArchetypeMakes() throws IOException {
    var project = folder.resolve(PROJECT);
    try (var jar = new JarFile(project.resolve("target/my-executor.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Dependencies"))
          .isEqualTo("deployment.dispatch.ear services");
    }
    assertThat(document.blocks("java"))
        .contains(
            Files.readString(project.resolve("src/main/java/com/example/MyExecutor.java")),
            Files.readString(project.resolve("src/test/java/com/example/MyExecutorTest.java")));
    assertThat(Files.readString(project.resolve("README.md")))
        .startsWith("my-executor\n=")
        .contains("`MyExecutor`", "cp target/my-executor.jar $WILDFLY/")
        .doesNotContain("${");
  }

  private static Path deployments() {
    return SharedServer.folder().resolve("deployments");
  }

  private Map<String, String> environment() {
    return Map.of(
        "RELEASE",
        release.path().toString(),
        "DEPLOYMENTS",
        deployments().toString(),
        "DISPATCH",
        SharedServer.application() + "api/v1",
        "AUTH",
        User.EDITOR.login() + ":" + User.EDITOR.password());
  }

  private ProcessBuilder shell(List<String> commands, Map<String, String> environment)
      throws IOException {
    var script = "set -euo pipefail\n" + String.join("\n", commands);
    var shell = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    shell.environment().putAll(environment);
    shell.environment().merge("PATH", mavenOfThisBuild() + ":", (path, first) -> first + path);
    return shell;
  }

  // As readers have it, but for the local repository, in which nothing is to be left.
  private Path mavenOfThisBuild() throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin"));
    var offline = System.getProperty("dispatch.it.mode").equals("offline=true") ? " --offline" : "";
    var maven =
        "#!/bin/sh\nexec '%s'%s -Dmaven.repo.local='%s' \"$@\"\n"
            .formatted(UnpackedRelease.maven(), offline, release.repository());
    var file = Files.writeString(bin.resolve("mvn"), maven);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return bin;
  }
}
