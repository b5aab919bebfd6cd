// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The start of a body as text.
 *
 * @param text what was read; what is no text in its charset is U+FFFD
 * @param end how it ends
 */
record AnswerBody(String text, End end) {

  /** How much of a body is read. */
  static final int MOST_BYTES = 64 * 1024;

  /** How a text ends. */
  enum End {
    /** It is the whole body. */
    WHOLE,
    /** The body goes on. */
    CUT,
    /** No more of it came. */
    BROKEN_OFF
  }

  /** The text of bytes. */
  static AnswerBody of(byte[] bytes, Charset charset, End end) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var text = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()) + 1);
    // A character that a cut runs through is dropped, not replaced.
    decoder.decode(ByteBuffer.wrap(bytes), text, end == End.WHOLE);
    if (end == End.WHOLE) {
      decoder.flush(text);
    }
    return new AnswerBody(text.flip().toString(), end);
  }
}
