// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.batch;

import jakarta.batch.api.AbstractBatchlet;
import java.util.concurrent.CountDownLatch;

/** Waits until it is stopped. */
public class WaitingBatchlet extends AbstractBatchlet {

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public String process() throws InterruptedException {
    stopped.await();
    return "ENOUGH";
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
