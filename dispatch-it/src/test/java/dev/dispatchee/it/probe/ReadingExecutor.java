// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Reads the first byte of its trigger's file and, when a file is there at {@code gate}, the rest.
 */
@Dependent
@DispatchExecutor(type = ReadingExecutor.TYPE, name = "Probe: reads its file")
public class ReadingExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-reading";

  @Override
  public void execute(DispatchTaskContext context) throws IOException, InterruptedException {
    var gate = Path.of(context.settings().require("gate"));
    var file = context.file().orElseThrow();
    try (var stream = file.open()) {
      context.output().println("reads " + file.name() + " from " + stream.read());
      while (!Files.exists(gate)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      context.output().println("has read " + (1 + stream.readAllBytes().length));
    }
  }
}
