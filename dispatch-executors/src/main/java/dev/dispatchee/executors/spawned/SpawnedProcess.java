// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.spawned.ProcessTree.Remains;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One process of a run: its output and its error are those of the run, and nothing of it outlives
 * the run.
 *
 * @param marked how what came of it is found again
 * @param grace how long it may take to end by itself when it has to
 * @param charset how its texts are encoded
 */
public record SpawnedProcess(MarkedProcesses marked, Duration grace, Charset charset) {

  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final String OURS = "DISPATCH_";

  /** With a mark that no other has. */
  public static SpawnedProcess of(Duration grace, Charset charset) {
    return new SpawnedProcess(new MarkedProcesses(UUID.randomUUID().toString()), grace, charset);
  }

  /**
   * All of the variables that it finds. Nothing comes from the environment of the server: its
   * secrets are there.
   *
   * @param folder where it will work
   * @param wanted those that take the place of the usual ones, or come to them
   */
  public Map<String, String> environment(
      DispatchTaskContext context, Path folder, Map<String, String> wanted) {
    var environment = new TreeMap<String, String>();
    environment.put("PATH", PATH);
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", folder.toString());
    environment.putAll(wanted);
    environment.put(MarkedProcesses.VARIABLE, marked.mark());
    environment.put(OURS + "IDEMPOTENCY_KEY", context.idempotencyKey());
    environment.put(OURS + "ATTEMPT", Integer.toString(context.attempt()));
    environment.put(OURS + "PLANNED_DATE", context.plannedDate().toString());
    return environment;
  }

  /**
   * Starts it, and returns its exit code when it and all that came of it has ended.
   *
   * @throws IOException if it cannot be started
   * @throws InterruptedException when the thread is interrupted or the run canceled; it has been
   *     ended then, too
   */
  public int run(ProcessBuilder builder, DispatchTaskContext context)
      throws IOException, InterruptedException {
    var process = RunningProcess.start(builder, marked, charset, context);
    int code;
    try {
      code = process.await(context);
    } catch (InterruptedException stopped) {
      tellUnended(process.end(grace), context);
      context.output().cut();
      context.error().cut();
      throw stopped;
    }
    var remains = process.end(grace);
    if (remains.others() > 0) {
      tell("processes that it left behind were ended: " + remains.others(), context);
    }
    tellUnended(remains, context);
    return code;
  }

  private static void tellUnended(Remains remains, DispatchTaskContext context) {
    if (remains.unended() > 0) {
      tell("processes that could not be ended: " + remains.unended(), context);
    }
  }

  /** Says something on a line of its own: nobody knows how what the process wrote ends. */
  public static void tell(String sentence, DispatchTaskContext context) {
    context.error().println("\n" + sentence);
  }
}
