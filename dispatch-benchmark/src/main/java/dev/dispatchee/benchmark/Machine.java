// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were measured on. */
final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Machine() {}

  static void describe(Report report, String postgresVersion) {
    report.heading("Machine");
    report.add(
        """
        | | |
        | --- | --- |
        | measured on | %s |
        | processors | %d, %s; shared by database, contestant and who measures |
        | memory | %s |
        | system | %s %s |
        | Java | %s |
        | PostgreSQL | %s, fsync, synchronous_commit and full_page_writes on |
        """
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                valueOf(PROCESSORS, "model name"),
                valueOf(MEMORY, "MemTotal"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                postgresVersion));
  }

  private static String valueOf(Path file, String key) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("not told");
    } catch (IOException elsewhere) {
      return "not told";
    }
  }
}
