// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.DispatchTaskContext;
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

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** Copies both. */
  PlannedProcess {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Plans the process of a run. Nothing comes from the environment of the server: its secrets are
   * there.
   *
   * @param folder where it will work
   * @param mark see {@link MarkedProcesses}
   */
  static PlannedProcess of(
      ProcessSettings settings, DispatchTaskContext context, Path folder, String mark) {
    var command = new ArrayList<String>();
    command.add(settings.command());
    settings.arguments().ifPresent(command::addAll);

    var environment = new TreeMap<String, String>();
    environment.put("PATH", PATH);
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", folder.toString());
    settings.environment().ifPresent(environment::putAll);
    environment.put(MarkedProcesses.VARIABLE, mark);
    environment.put(Variables.OURS + "IDEMPOTENCY_KEY", context.idempotencyKey());
    environment.put(Variables.OURS + "ATTEMPT", Integer.toString(context.attempt()));
    environment.put(Variables.OURS + "PLANNED_DATE", context.plannedDate().toString());
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
