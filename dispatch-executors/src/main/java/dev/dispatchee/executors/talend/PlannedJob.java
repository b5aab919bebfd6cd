// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import dev.dispatchee.api.DispatchTaskContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a job is started.
 *
 * @param java the program
 * @param job what is started
 * @param settings what the trigger says
 * @param temporary where it makes temporary files
 */
record PlannedJob(Path java, JobArchive job, TalendSettings settings, Path temporary) {

  private static final String LAST_START = "lastRunStartDate";
  private static final String WORK_FOLDER = "jobWorkDirectory";
  private static final String PLANNED = "plannedDate";
  private static final String BEFORE = "plannedBefore";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  /** With the Java of this server. */
  static PlannedJob of(JobArchive job, TalendSettings settings, Path temporary) {
    return new PlannedJob(
        Path.of(System.getProperty("java.home"), "bin", "java"), job, settings, temporary);
  }

  /**
   * The program and its arguments. What the trigger says comes last, and so counts.
   *
   * @param before for when the run before was planned
   * @throws TalendException if the archive does not say how it is started
   */
  List<String> command(Optional<Instant> before) throws TalendException {
    var command = new ArrayList<String>();
    command.add(java.toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(job.start().options());
    command.addAll(settings.options());
    command.add("-cp");
    command.add(String.join(":", job.classPath()));
    command.add(job.start().mainClass());
    command.addAll(job.start().arguments());
    before.ifPresent(date -> parameter(command, LAST_START, DATE.format(date)));
    parameter(command, WORK_FOLDER, job.folder().toString());
    settings.parameters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> parameter(command, each.getKey(), each.getValue()));
    return command;
  }

  /**
   * For when the run before was planned, and notes when this one was, for the next. Attempts of one
   * fire are told the same.
   */
  static Optional<Instant> takeTurn(DispatchTaskContext context) {
    var state = context.state();
    var now = context.plannedDate().toString();
    var last = state.get(PLANNED);
    if (last.filter(now::equals).isEmpty()) {
      last.ifPresentOrElse(date -> state.put(BEFORE, date), () -> state.remove(BEFORE));
      state.put(PLANNED, now);
    }
    return state.get(BEFORE).map(Instant::parse);
  }

  private static void parameter(List<String> command, String name, String value) {
    command.add("--context_param");
    command.add(name + "=" + value);
  }
}
