// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.ToldLines;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UnseenExecutorsTest {

  @RegisterExtension final ToldLines told = new ToldLines("dev.dispatchee.configurator");
  @TempDir private Path deployment;

  private final SettableFiles files = new SettableFiles();
  private final UnseenExecutors unseen =
      new UnseenExecutors(files, new DispatchTaskExecutorRegistry());

  @BeforeEach
  void deploy() throws IOException {
    var file = Files.createDirectories(deployment.resolve("some")).resolve("Task.class");
    Files.writeString(file, "Ldev/dispatchee/api/DispatchExecutor;");
    files.there = Optional.of(Map.of("some.jar", deployment));
    unseen.look();
  }

  @Test
  void tellsOfADeploymentOnce() {
    unseen.look();

    assertThat(told.lines())
        .singleElement()
        .asString()
        .contains("'some.jar'", "some.Task", "Dependencies: deployment.dispatch.ear services");
  }

  @Test
  void tellsAgainWhenItWasGoneMeanwhile() {
    files.there = Optional.of(Map.of());
    unseen.look();
    files.there = Optional.of(Map.of("some.jar", deployment));
    unseen.look();

    assertThat(told.lines()).hasSize(2);
  }

  @Test
  void takesNoneForGoneWhenTheServerCannotTell() {
    var before = files.there;
    files.there = Optional.empty();
    unseen.look();
    files.there = before;
    unseen.look();

    assertThat(told.lines()).hasSize(1);
  }

  private static final class SettableFiles extends DeploymentFiles {

    private Optional<Map<String, Path>> there = Optional.empty();

    @Override
    Optional<Map<String, Path>> all() {
      return there;
    }
  }
}
