// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The start of a body as text.
 *
 * @param text what was read; what is no text in its charset is U+FFFD
 * @param cut whether the body goes on
 */
record AnswerBody(String text, boolean cut) {

  /** How much of a body is read. */
  static final int MOST_BYTES = 64 * 1024;

  /** Reads no more than {@link #MOST_BYTES}, and leaves the rest where it is. */
  static AnswerBody read(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new AnswerBody("", false);
    }
    // Not closed: closing would read to the end, which may never come.
    var bytes = entity.getContent().readNBytes(MOST_BYTES);
    var cut = bytes.length == MOST_BYTES && entity.getContentLength() != MOST_BYTES;
    return new AnswerBody(decode(bytes, charset(entity), cut), cut);
  }

  private static String decode(byte[] bytes, Charset charset, boolean cut) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var text = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()) + 1);
    // A character that the cut runs through is dropped, not replaced.
    decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
    if (!cut) {
      decoder.flush(text);
    }
    return text.flip().toString();
  }

  private static Charset charset(HttpEntity entity) {
    var type = ContentType.parseLenient(entity.getContentType());
    var charset = type == null ? null : type.getCharset();
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }
}
