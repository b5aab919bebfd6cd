// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.batch;

import jakarta.batch.api.AbstractBatchlet;

/** Has nothing to do. */
public class PreparingBatchlet extends AbstractBatchlet {

  @Override
  public String process() {
    return "READY";
  }
}
