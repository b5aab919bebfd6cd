// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.executor;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.TimeUnit;

/** Waits two hundred milliseconds: slots are what is short, not processors. */
@Dependent
@DispatchExecutor(type = "benchmark-two-hundred-millis", name = "Two hundred milliseconds")
public class TwoHundredMillisExecutor extends BaseDispatchTaskExecutor {

  @Override
  protected void doExecute(DispatchTaskContext context) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(200);
  }
}
