// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what deployments declare of triggers beside their executors. */
final class DeclarationSearch {

  private final Map<String, Found> byDeployment = new TreeMap<>();

  private DeclarationSearch() {}

  /** What has been found of a deployment so far. */
  private static final class Found {
    private final TreeSet<String> types = new TreeSet<>();
    private final List<DeclaredSchedule> schedules = new ArrayList<>();
    private final List<DeclaredFile> files = new ArrayList<>();
  }

  /** For each archive that has some of these executors what it declares, which may be nothing. */
  static List<DeclaredTriggers> of(Collection<? extends Class<?>> executors) {
    var search = new DeclarationSearch();
    executors.forEach(search::look);
    search.lookForFiles(executors);
    return search.byDeployment.entrySet().stream()
        .map(
            one ->
                new DeclaredTriggers(
                    one.getKey(),
                    one.getValue().types,
                    one.getValue().schedules,
                    one.getValue().files))
        .toList();
  }

  private void look(Class<?> executor) {
    var found = found(Archives.of(executor));
    var type = executor.getAnnotation(DispatchExecutor.class).type();
    found.types.add(type);
    for (var schedule : executor.getAnnotationsByType(DispatchSchedule.class)) {
      found.schedules.add(new DeclaredSchedule(type, executor.getName(), schedule));
    }
  }

  private Found found(String deployment) {
    return byDeployment.computeIfAbsent(deployment, name -> new Found());
  }

  // A file in an archive without executors, such as a library, belongs to one that sees it.
  private void lookForFiles(Collection<? extends Class<?>> executors) {
    var firstByLoader = new LinkedHashMap<ClassLoader, String>();
    for (var executor : executors) {
      firstByLoader.putIfAbsent(executor.getClassLoader(), Archives.of(executor));
    }
    var seen = new HashSet<String>();
    firstByLoader.forEach(
        (loader, first) -> {
          for (var placed : DeclaredFiles.of(loader)) {
            if (seen.add(placed.address())) {
              found(byDeployment.containsKey(placed.archive()) ? placed.archive() : first)
                  .files
                  .add(placed.file());
            }
          }
        });
  }
}
