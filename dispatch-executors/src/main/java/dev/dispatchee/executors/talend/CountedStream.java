// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read. */
final class CountedStream extends FilterInputStream {

  private long count;

  CountedStream(InputStream from) {
    super(from);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int found = super.read();
    count += found < 0 ? 0 : 1;
    return found;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int found = super.read(into, from, length);
    count += Math.max(0, found);
    return found;
  }
}
