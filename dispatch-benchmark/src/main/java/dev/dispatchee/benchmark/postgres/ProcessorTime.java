// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux says of the processor time of processes. */
final class ProcessorTime {

  // The unit of /proc/PID/stat, on every Linux that there are binaries of PostgreSQL for here.
  private static final Duration TICK = Duration.ofMillis(10);
  // After the name in brackets, which may have blanks: cutime and cstime are fields 16 and 17.
  private static final int CHILDREN_IN_USER_MODE = 16 - 3;
  private static final int CHILDREN_IN_KERNEL = 17 - 3;

  private ProcessorTime() {}

  /** Of a process with one thread: to the nanosecond where the kernel counts that finely. */
  static Duration of(ProcessHandle process) {
    try {
      long nanos = Long.parseLong(read(process, "schedstat").split(" ", 2)[0]);
      if (nanos > 0) {
        return Duration.ofNanos(nanos);
      }
    } catch (NoSuchFileException noSuchCount) {
      // The kernel does not count it, or the process has ended: what Java knows, if anything.
    } catch (IOException failed) {
      // It may end between the opening and the reading, too.
      if (process.isAlive()) {
        throw new UncheckedIOException(failed);
      }
    }
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of the children of a process that have ended, and of theirs. */
  static Duration ofEndedChildren(ProcessHandle process) {
    try {
      var stat = read(process, "stat");
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return TICK.multipliedBy(
          Long.parseLong(fields[CHILDREN_IN_USER_MODE])
              + Long.parseLong(fields[CHILDREN_IN_KERNEL]));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String read(ProcessHandle process, String file) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(process.pid()), file)).strip();
  }
}
