// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.executor;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import jakarta.enterprise.context.Dependent;

/** Does nothing: what is measured is all that is not the executor. */
@Dependent
@DispatchExecutor(type = "benchmark-no-op", name = "Nothing")
public class NoOpExecutor extends BaseDispatchTaskExecutor {

  @Override
  protected void doExecute(DispatchTaskContext context) {
    // Nothing.
  }
}
