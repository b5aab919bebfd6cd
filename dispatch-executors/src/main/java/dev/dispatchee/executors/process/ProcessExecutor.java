// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.executors.spawned.SpawnedProcess;
import dev.dispatchee.executors.spawned.WorkFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs one program on the server's machine and fails unless it ends as expected. */
@DispatchExecutor(
    type = "process",
    name = "Process",
    description =
        "Runs a program on the server's machine, one of those that the server allows, and succeeds"
            + " when its exit code is an expected one. What it writes is the output and the error of"
            + " the run.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = ProcessSettings.class)
public class ProcessExecutor extends BaseDispatchTaskExecutor {

  private final String commands;
  private final String directories;
  private final String variables;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param commands programs, by their whole path, separated by commas
   * @param directories folders in which they may work
   * @param variables what settings may set in their environment
   */
  @Inject
  public ProcessExecutor(
      @ConfigProperty(name = AllowedProcesses.COMMANDS) Optional<String> commands,
      @ConfigProperty(name = AllowedProcesses.DIRECTORIES) Optional<String> directories,
      @ConfigProperty(name = AllowedProcesses.VARIABLES) Optional<String> variables) {
    this.commands = commands.orElse("");
    this.directories = directories.orElse("");
    this.variables = variables.orElse("");
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(ProcessSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context)
      throws IOException, ProcessException, InterruptedException {
    var settings = context.settings().as(ProcessSettings.class);
    var allowed = AllowedProcesses.parse(commands, directories, variables);
    allowed.check(settings);
    var directory = settings.directory();
    var folder =
        directory.isPresent()
            ? WorkFolder.that(allowed.directory(directory.get()))
            : WorkFolder.make("dispatch-process-");
    try {
      run(settings, folder, context);
    } finally {
      remove(folder, context);
    }
  }

  private static void run(ProcessSettings settings, WorkFolder folder, DispatchTaskContext context)
      throws ProcessException, InterruptedException {
    var spawned = SpawnedProcess.of(settings.grace(), Charsets.of(settings.charset()));
    var planned = PlannedProcess.of(settings, context, folder.path(), spawned);
    int code = run(settings, spawned, planned.builder(folder.path()), context);
    if (!ExitCodes.parse(settings.exitCodes()).contains(code)) {
      var failed = ProcessException.unexpectedExit(settings, code);
      // What the process wrote to its error would stand in place of the message.
      SpawnedProcess.tell(String.valueOf(failed.getMessage()), context);
      throw failed;
    }
  }

  private static int run(
      ProcessSettings settings,
      SpawnedProcess spawned,
      ProcessBuilder builder,
      DispatchTaskContext context)
      throws ProcessException, InterruptedException {
    try {
      return spawned.run(builder, context);
    } catch (IOException notStarted) {
      throw ProcessException.notStarted(settings, notStarted);
    }
  }

  private static void remove(WorkFolder folder, DispatchTaskContext context) {
    try {
      folder.remove();
    } catch (IOException failed) {
      SpawnedProcess.tell("the folder %s could not be removed".formatted(folder.path()), context);
    }
  }
}
