// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskTrigger;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.spawned.SpawnedProcess;
import dev.dispatchee.executors.spawned.WorkFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs a job that Talend Studio has exported, and fails unless it ends with exit code 0. */
@DispatchExecutor(
    type = "talend",
    name = "Talend",
    description =
        "Runs a job that Talend Studio has exported, in a Java process of its own. The archive is the"
            + " file of the trigger, its settings are parameters of the job's context.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true)
public class TalendExecutor extends BaseDispatchTaskExecutor {

  static final String ENABLED = "dispatch.talend.enabled";
  static final String UNPACKED = "dispatch.talend.unpacked";

  private static final String NO_FILE =
      "The trigger has no file: upload the archive that Talend Studio has exported.";
  private static final String DISABLED =
      "The server allows no Talend jobs (%s).".formatted(ENABLED);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long UNPACKED_DEFAULT = 1024L * 1024 * 1024;

  private final boolean enabled;
  private final String unpacked;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param enabled whether jobs may run at all: {@code true}
   * @param unpacked how many bytes an archive may have when it is unpacked
   */
  @Inject
  public TalendExecutor(
      @ConfigProperty(name = ENABLED) Optional<String> enabled,
      @ConfigProperty(name = UNPACKED) Optional<String> unpacked) {
    this.enabled = enabled.map(String::strip).filter("true"::equalsIgnoreCase).isPresent();
    this.unpacked = unpacked.orElse(Long.toString(UNPACKED_DEFAULT)).strip();
  }

  @Override
  public Optional<String> notReady(DispatchTaskTrigger trigger) {
    if (!enabled) {
      return Optional.of(DISABLED);
    }
    var file = trigger.file();
    return file.isPresent() ? whyNoArchive(file.get()) : Optional.of(NO_FILE);
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    TalendSettings.of(settings);
  }

  @Override
  protected void doExecute(DispatchTaskContext context)
      throws IOException, TalendException, InterruptedException {
    if (!enabled) {
      throw new PermanentFailureException(DISABLED);
    }
    var file = context.file().orElseThrow(() -> new PermanentFailureException(NO_FILE));
    whyNoArchive(file)
        .ifPresent(
            reason -> {
              throw new PermanentFailureException(reason);
            });
    var folders = JobFolder.ofThisServer();
    folders.sweep();
    var spawned = SpawnedProcess.of(GRACE, StandardCharsets.UTF_8);
    var folder = folders.make(spawned.marked());
    try {
      run(file, spawned, folder, context);
    } finally {
      remove(folder, context);
    }
  }

  private void run(
      DispatchTaskFile file, SpawnedProcess spawned, WorkFolder folder, DispatchTaskContext context)
      throws IOException, TalendException, InterruptedException {
    var unpackedTo = Files.createDirectory(folder.path().resolve("job"));
    var temporary = Files.createDirectory(folder.path().resolve("tmp"));
    Unpacking.unpack(file, unpackedTo, ArchiveLimits.of(unpacked()), context);
    var job = JobArchive.of(unpackedTo);
    var planned = PlannedJob.of(job, TalendSettings.of(context.settings()), temporary);
    var builder =
        new ProcessBuilder(planned.command(PlannedJob.takeTurn(context)))
            .directory(job.job().toFile());
    builder.environment().clear();
    builder.environment().putAll(spawned.environment(context, folder.path(), Map.of()));
    int code = start(spawned, builder, context);
    if (code != 0) {
      var failed = new TalendException("the job ended with exit code %d".formatted(code));
      // What the job wrote to its error would stand in place of the message.
      SpawnedProcess.tell(String.valueOf(failed.getMessage()), context);
      throw failed;
    }
  }

  private static int start(
      SpawnedProcess spawned, ProcessBuilder builder, DispatchTaskContext context)
      throws TalendException, InterruptedException {
    try {
      return spawned.run(builder, context);
    } catch (IOException notStarted) {
      throw new TalendException(
          "the job could not be started: %s".formatted(notStarted.getMessage()), notStarted);
    }
  }

  private long unpacked() {
    try {
      return Long.parseLong(unpacked);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "%s: found '%s', allowed: a whole number".formatted(UNPACKED, unpacked), none);
    }
  }

  private static Optional<String> whyNoArchive(DispatchTaskFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".zip")
        ? Optional.empty()
        : Optional.of(
            "The file '%s' is no archive that Talend Studio exports: its name must end in .zip."
                .formatted(file.name()));
  }

  private static void remove(WorkFolder folder, DispatchTaskContext context) {
    try {
      folder.remove();
    } catch (IOException failed) {
      SpawnedProcess.tell("the folder %s could not be removed".formatted(folder.path()), context);
    }
  }
}
