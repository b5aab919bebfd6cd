// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.graphile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program that ends by itself, or is ended when it takes too long. */
final class Program {

  private Program() {}

  /**
   * What it prints.
   *
   * @throws NotInstalledException if it cannot be started, fails, or takes too long
   */
  static String run(Duration longest, Path folder, String... command) throws NotInstalledException {
    try {
      var output = Files.createTempFile(folder, "output", ".txt");
      try {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var process = start(builder.redirectErrorStream(true).redirectOutput(output.toFile()));
        process.getOutputStream().close();
        boolean ended = await(process, longest);
        var text = Files.readString(output);
        if (!ended) {
          throw new NotInstalledException("%s took over %s".formatted(command[0], longest));
        }
        if (process.exitValue() != 0) {
          // Its words name the machine, so they are for who looks on and not for the report.
          System.err.println(text.strip());
          throw new NotInstalledException(
              "%s failed with exit status %d".formatted(command[0], process.exitValue()));
        }
        return text;
      } finally {
        Files.delete(output);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Process start(ProcessBuilder builder) throws NotInstalledException {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new NotInstalledException(
          "%s is not on this machine".formatted(builder.command().get(0)));
    }
  }

  private static boolean await(Process process, Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
