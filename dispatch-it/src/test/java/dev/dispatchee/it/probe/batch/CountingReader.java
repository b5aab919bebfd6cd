// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads numbers from 0, and goes on where it was. */
public class CountingReader extends AbstractItemReader {

  @Inject
  @BatchProperty(name = "items")
  private int items;

  @Inject
  @BatchProperty(name = "failAt")
  private int failAt;

  private int next;

  @Override
  public void open(@Nullable Serializable checkpoint) {
    next = checkpoint instanceof Integer reached ? reached : 0;
  }

  @Override
  public @Nullable Object readItem() {
    if (next == failAt) {
      throw new IllegalStateException("item " + next + " cannot be read");
    }
    return next < items ? next++ : null;
  }

  @Override
  public Serializable checkpointInfo() {
    return next;
  }
}
