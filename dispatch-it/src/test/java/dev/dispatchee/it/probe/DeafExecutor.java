// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Works until a file is there, whoever interrupts it. */
@Dependent
@DispatchExecutor(type = DeafExecutor.TYPE, name = "Probe: ignores interrupts")
public class DeafExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-deaf";

  @Override
  public void execute(DispatchTaskContext context) {
    var gate = Path.of(context.settings().require("gate"));
    // Not for ever, should the test be gone.
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.exists(gate) && System.nanoTime() < end) {
      Thread.interrupted();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
