// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Writes down, outside of the database, when each of its runs started and ended: one file for each
 * process. Works for {@code millis} (0), and throws in the first {@code failures} (0) attempts.
 *
 * <p>A line is one write to the end of the file: what was written outlives the kill of the process.
 */
@Dependent
@DispatchExecutor(type = WitnessExecutor.TYPE, name = "Probe: writes down what it does")
public class WitnessExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-witness";

  /** The folder of the files, in the base folder of the server. */
  public static final String FOLDER = "witness";

  @Override
  public void execute(DispatchTaskContext context) throws IOException, InterruptedException {
    var settings = context.settings();
    var log = context.dispatchLogId();
    write("start %d %d %d", log, context.dispatchTriggerId(), context.attempt());
    var outcome = "interrupted";
    try {
      TimeUnit.MILLISECONDS.sleep(settings.getLong("millis", 0, 600_000).orElse(0L));
      if (context.attempt() <= settings.getLong("failures", 0, 100).orElse(0L)) {
        outcome = "threw";
        throw new IllegalStateException("attempt " + context.attempt());
      }
      outcome = "returned";
    } finally {
      write("end %d %s", log, outcome);
    }
  }

  // No channel: an interrupt would close it before the line is written.
  private static void write(String line, Object... values) throws IOException {
    var folder = Path.of(System.getProperty("jboss.server.base.dir"), FOLDER);
    Files.createDirectories(folder);
    var file = folder.resolve(ProcessHandle.current().pid() + ".txt").toFile();
    var text = line.formatted(values) + " " + Instant.now() + "\n";
    try (var stream = new FileOutputStream(file, true)) {
      stream.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
