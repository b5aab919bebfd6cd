// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.spawned.SpawnedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be started.
 *
 * @param command the program and its arguments
 * @param environment all of its variables
 */
record PlannedProcess(List<String> command, Map<String, String> environment) {

  /** Copies both. */
  PlannedProcess {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Plans the process of a run.
   *
   * @param folder where it will work
   * @param spawned what it will be
   */
  static PlannedProcess of(
      ProcessSettings settings, DispatchTaskContext context, Path folder, SpawnedProcess spawned) {
    var command = new ArrayList<String>();
    command.add(settings.command());
    settings.arguments().ifPresent(command::addAll);

    var variables = new TreeMap<String, String>(settings.environment().orElse(Map.of()));
    var environment = spawned.environment(context, folder, variables);
    settings.secret().ifPresent(text -> environment.put(ProcessSettings.SECRET_VARIABLE, text));
    return new PlannedProcess(command, environment);
  }

  /** How it is started in that folder. */
  ProcessBuilder builder(Path folder) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /** Without the values: one may be a secret. */
  @Override
  public String toString() {
    return "PlannedProcess[%s, %d arguments]".formatted(command.get(0), command.size() - 1);
  }
}
