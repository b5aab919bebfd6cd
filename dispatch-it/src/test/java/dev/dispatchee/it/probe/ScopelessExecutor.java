// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;

/** Has no scope, so the server takes it for no bean. */
@DispatchExecutor(type = "probe-scopeless", name = "Probe: without a scope")
public class ScopelessExecutor implements DispatchTaskExecutor {

  @Override
  public void execute(DispatchTaskContext context) {
    throw new IllegalStateException("it was called without being a bean");
  }
}
