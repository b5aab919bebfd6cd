// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.executor;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.TimeUnit;

/** Waits ten milliseconds, as for an answer from somewhere. */
@Dependent
@DispatchExecutor(type = "benchmark-ten-millis", name = "Ten milliseconds")
public class TenMillisExecutor extends BaseDispatchTaskExecutor {

  @Override
  protected void doExecute(DispatchTaskContext context) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(10);
  }
}
