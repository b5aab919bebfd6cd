// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Knows processes by a mark in their environment, which children inherit. So those are found too
 * whose parents have ended and who belong to nobody since. Only where the system shows environments
 * under {@code /proc}, and not those that were started without theirs.
 *
 * @param mark the value of {@link #VARIABLE}, which no other run has
 */
record MarkedProcesses(String mark) {

  static final String VARIABLE = Variables.OURS + "RUN";

  private static final Path PROC = Path.of("/proc");

  /** Those that live now. */
  Stream<ProcessHandle> find() {
    return Files.isDirectory(PROC)
        ? ProcessHandle.allProcesses().filter(process -> isMarked(process.pid()))
        : Stream.empty();
  }

  /** Whether a process works: one that has ended and that nobody has asked about does not. */
  static boolean works(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private boolean isMarked(long pid) {
    var entry = "\0" + VARIABLE + "=" + mark + "\0";
    return read(pid, "environ").contains(entry);
  }

  private static boolean isZombie(long pid) {
    var stat = read(pid, "stat");
    return stat.startsWith(") Z", stat.lastIndexOf(')'));
  }

  private static String read(long pid, String file) {
    try {
      var bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(file));
      return "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }
}
