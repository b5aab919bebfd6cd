// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Tells of deployments with classes that carry {@code @DispatchExecutor} and are no executors here:
 * the server sees no bean in a class without a scope, and not even the annotation without the EAR
 * among the dependencies, and says nothing of either. For one thread.
 */
@Singleton
class UnseenExecutors {

  private static final String ANNOTATION = "Ldev/dispatchee/api/DispatchExecutor;";
  private static final String OWN = "dispatch.ear";
  private static final String DEPENDENCY = "deployment." + OWN;
  private static final long LARGEST_ARCHIVE = 100L * 1024 * 1024;
  private static final int LARGEST_CLASS = 1024 * 1024;

  private final DeploymentFiles deployments;
  private final DispatchTaskExecutorRegistry registry;
  private final Set<String> known = new HashSet<>(Set.of(OWN));

  @Inject
  UnseenExecutors(DeploymentFiles deployments, DispatchTaskExecutorRegistry registry) {
    this.deployments = deployments;
    this.registry = registry;
  }

  /** Looks into the deployments that have come since the last time. */
  void look() {
    // When the server cannot tell, none has gone.
    deployments.all().ifPresent(this::look);
  }

  private void look(Map<String, Path> files) {
    known.removeIf(name -> !files.containsKey(name) && !name.equals(OWN));
    files.forEach(
        (name, file) -> {
          if (known.add(name)) {
            look(name, file);
          }
        });
  }

  private void look(String name, Path file) {
    try {
      if (Files.isDirectory(file)) {
        lookBelow(name, file);
      } else if (Files.size(file) <= LARGEST_ARCHIVE) {
        try (var zip = FileSystems.newFileSystem(file, Map.of())) {
          lookBelow(name, zip.getPath("/"));
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      ConfiguratorLog.LOG.deploymentNotRead(name, unreadable.toString());
    }
  }

  private void lookBelow(String name, Path root) throws IOException {
    var unseen = unseenBelow(root);
    if (unseen.isEmpty()) {
      return;
    }
    var classes = String.join(", ", unseen);
    if (hasDependency(root)) {
      ConfiguratorLog.LOG.executorsWithoutScope(name, classes);
    } else {
      ConfiguratorLog.LOG.executorsWithoutDependency(name, classes, DEPENDENCY + " services");
    }
  }

  private List<String> unseenBelow(Path root) throws IOException {
    var executors =
        registry.descriptions().stream()
            .map(ExecutorDescription::className)
            .collect(Collectors.toSet());
    var unseen = new ArrayList<String>();
    try (var all = Files.walk(root)) {
      for (var file : (Iterable<Path>) all::iterator) {
        if (file.toString().endsWith(".class")
            && Files.size(file) <= LARGEST_CLASS
            && new String(Files.readAllBytes(file), ISO_8859_1).contains(ANNOTATION)) {
          var name = className(root.relativize(file).toString());
          if (!executors.contains(name)) {
            unseen.add(name);
          }
        }
      }
    }
    return unseen;
  }

  private static String className(String path) {
    return path.replaceFirst("^WEB-INF/classes/", "")
        .replaceFirst("\\.class$", "")
        .replace('/', '.');
  }

  private static boolean hasDependency(Path root) throws IOException {
    var manifest = root.resolve("META-INF/MANIFEST.MF");
    if (!Files.exists(manifest)) {
      return false;
    }
    try (var in = Files.newInputStream(manifest)) {
      var dependencies = new Manifest(in).getMainAttributes().getValue("Dependencies");
      return dependencies != null && dependencies.contains(DEPENDENCY);
    }
  }
}
