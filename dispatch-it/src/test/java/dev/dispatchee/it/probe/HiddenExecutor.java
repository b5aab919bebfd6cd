// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/** Is not offered for new triggers. */
@Dependent
@DispatchExecutor(type = HiddenExecutor.TYPE, name = "Probe: hidden", hidden = true)
public class HiddenExecutor implements DispatchTaskExecutor {

  /** Its type. */
  public static final String TYPE = "probe-hidden";

  @Override
  public void execute(DispatchTaskContext context) {
    context.output().print("ran in hiding");
  }
}
