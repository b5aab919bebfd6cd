// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import dev.dispatchee.api.DispatchTaskOutput;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads bytes as UTF-8 and prints them; what is not UTF-8 becomes U+FFFD. A character may come in
 * several writes; what is left of one when the stream is closed is broken. Safe for several
 * threads.
 */
public final class Utf8Stream extends OutputStream {

  private final DispatchTaskOutput target;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer bytes = ByteBuffer.allocate(8 * 1024);
  private final CharBuffer chars = CharBuffer.allocate(8 * 1024);

  /** Prints there; closing it closes nothing there. */
  public Utf8Stream(DispatchTaskOutput target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] source, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int count = Math.min(bytes.remaining(), end - from);
      bytes.put(source, from, count);
      from += count;
      decode(false);
    }
  }

  @Override
  public synchronized void close() {
    decode(true);
    decoder.flush(chars);
    print();
    decoder.reset();
  }

  private void decode(boolean last) {
    bytes.flip();
    while (decoder.decode(bytes, chars, last).isOverflow()) {
      print();
    }
    bytes.compact();
    print();
  }

  private void print() {
    chars.flip();
    if (chars.hasRemaining()) {
      target.print(chars.toString());
    }
    chars.clear();
  }
}
