// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is unpacked while it is read, no more than is asked for. Of what is packed at most 1
 * MiB is read: it may go on for ever and come to nothing.
 */
final class UnpackedBody extends InputStream {

  private final InputStream packed;
  private final ContentCoding coding;
  private @Nullable InputStream unpacked;

  UnpackedBody(InputStream packed, ContentCoding coding) {
    this.packed = new Bounded(packed);
    this.coding = coding;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      if (unpacked == null) {
        unpacked = coding.open(packed);
      }
      return unpacked.read(target, offset, length);
    } catch (StackOverflowError nested) {
      // The JDK's reader calls itself for each part of a gzip file that has nothing in it.
      throw new UnreadableBodyException(coding, new ZipException("it is nested too deeply"));
    } catch (ZipException | EOFException broken) {
      throw new UnreadableBodyException(coding, broken);
    }
  }

  private static final class Bounded extends FilterInputStream {

    private static final int MOST_BYTES = 1024 * 1024;

    private int left = MOST_BYTES;

    Bounded(InputStream packed) {
      super(packed);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        throw new ZipException("it is endless");
      }
      int count = super.read(target, offset, Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
