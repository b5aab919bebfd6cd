// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import java.util.List;

/** Writes items to nowhere. */
public class DiscardingWriter extends AbstractItemWriter {

  @Override
  public void writeItems(List<Object> items) {}
}
