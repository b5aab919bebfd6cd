// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/** Ends in an error of the machine, and says something of its own before. */
@Dependent
@DispatchExecutor(type = FatalExecutor.TYPE, name = "Probe: throws an error")
public class FatalExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-fatal";

  @Override
  public void execute(DispatchTaskContext context) {
    context.settings().get("say").ifPresent(context.error()::print);
    throw new StackOverflowError();
  }
}
