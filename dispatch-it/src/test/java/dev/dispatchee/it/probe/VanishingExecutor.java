// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/** Does nothing; for a deployment that comes and goes. */
@Dependent
@DispatchExecutor(type = VanishingExecutor.TYPE, name = "Probe: comes and goes")
public class VanishingExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-vanishing";

  @Override
  public void execute(DispatchTaskContext context) {
    context.output().println("here");
  }
}
