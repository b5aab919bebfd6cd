// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Knows processes by a mark in their environment, which children inherit. So those are found too
 * whose parents have ended and who belong to nobody since. Only where the system shows environments
 * under {@code /proc}, and not those that were started without theirs.
 *
 * @param mark the value of {@link #VARIABLE}, which no other run has
 * @param proc where the system shows processes
 * @param patience how long it may take until a process shows its environment
 */
public record MarkedProcesses(String mark, Path proc, Duration patience) {

  /** The variable that marks a process. */
  public static final String VARIABLE = "DISPATCH_RUN";

  private static final Path PROC = Path.of("/proc");

  /** Where {@code stat} tells the state and the flags, counted from the name in parentheses. */
  private static final int STATE = 0;

  private static final int FLAGS = 6;
  private static final long THREAD_OF_THE_KERNEL = 0x200000;

  private static final String NOTHING = "\0";
  private static final Duration SHOWN_WITHIN = Duration.ofMillis(200);
  private static final long LOOK_EVERY = Duration.ofMillis(1).toNanos();

  /** Those of this machine with that mark. */
  public MarkedProcesses(String mark) {
    this(mark, PROC, SHOWN_WITHIN);
  }

  /** Those that live now. */
  public Stream<ProcessHandle> find() {
    if (!Files.isDirectory(proc)) {
      return Stream.empty();
    }
    var hidden = new ArrayList<ProcessHandle>();
    var found = new ArrayList<ProcessHandle>();
    ProcessHandle.allProcesses()
        .forEach(
            process -> {
              var environment = environment(process);
              if (isMarked(environment)) {
                found.add(process);
              } else if (environment.equals(NOTHING)) {
                hidden.add(process);
              }
            });
    found.addAll(shownSoon(hidden));
    return found.stream();
  }

  // While a process takes up another program, the system shows its environment as empty.
  private List<ProcessHandle> shownSoon(List<ProcessHandle> hidden) {
    var found = new ArrayList<ProcessHandle>();
    hidden.removeIf(process -> isOfTheKernel(process.pid()) || !works(process));
    long start = System.nanoTime();
    while (!hidden.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
      LockSupport.parkNanos(LOOK_EVERY);
      hidden.removeIf(
          process -> {
            var environment = environment(process);
            if (isMarked(environment)) {
              found.add(process);
            }
            return !environment.equals(NOTHING);
          });
    }
    return found;
  }

  /** Whether a process works: one that has ended and that nobody has asked about does not. */
  static boolean works(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private boolean isMarked(String environment) {
    return environment.contains("\0" + VARIABLE + "=" + mark + "\0");
  }

  private String environment(ProcessHandle process) {
    return read(proc, process.pid(), "environ");
  }

  private static boolean isZombie(long pid) {
    return stat(pid, STATE).equals("Z");
  }

  private static boolean isOfTheKernel(long pid) {
    var flags = stat(pid, FLAGS);
    return !flags.isEmpty() && (Long.parseLong(flags) & THREAD_OF_THE_KERNEL) != 0;
  }

  private static String stat(long pid, int field) {
    var stat = read(PROC, pid, "stat");
    // The name may hold anything, parentheses too.
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", FLAGS + 2);
    return field < fields.length ? fields[field].strip() : "";
  }

  private static String read(Path proc, long pid, String file) {
    try {
      var bytes = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve(file));
      return "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }
}
