// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/** Claims a type that is taken. */
@Dependent
@DispatchExecutor(type = "hello", name = "Probe: another hello")
public class SecondHelloExecutor implements DispatchTaskExecutor {

  @Override
  public void execute(DispatchTaskContext context) {
    throw new IllegalStateException("the wrong hello was called");
  }
}
