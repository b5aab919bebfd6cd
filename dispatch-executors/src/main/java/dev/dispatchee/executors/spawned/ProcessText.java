// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import dev.dispatchee.api.DispatchTaskOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Passes on what a process writes, as soon as it is there and without ever waiting for more. Bytes
 * that are no text become U+FFFD.
 */
final class ProcessText {

  private static final int PIECE = 64 * 1024;

  private final InputStream from;
  private final DispatchTaskOutput to;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
  private final CharBuffer characters = CharBuffer.allocate(PIECE);

  ProcessText(InputStream from, Charset charset, DispatchTaskOutput to) {
    this.from = from;
    this.to = to;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Passes on what is there, up to a limit; says whether there was anything. */
  boolean pass() {
    int count = read();
    if (count > 0) {
      decode(false);
    }
    return count > 0;
  }

  /** Passes on all that is left. */
  void finish() {
    while (pass()) {}
    decode(true);
    decoder.flush(characters);
    print();
  }

  private int read() {
    try {
      int there = Math.min(from.available(), bytes.remaining());
      int count = there > 0 ? from.read(bytes.array(), bytes.position(), there) : 0;
      bytes.position(bytes.position() + Math.max(0, count));
      return count;
    } catch (IOException closed) {
      // By its end, which others tell.
      return 0;
    }
  }

  private void decode(boolean end) {
    bytes.flip();
    while (decoder.decode(bytes, characters, end).isOverflow()) {
      print();
    }
    bytes.compact();
    print();
  }

  private void print() {
    characters.flip();
    to.print(characters.toString());
    characters.clear();
  }
}
