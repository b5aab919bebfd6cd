// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes what is not ASCII as the percent-encoded bytes of its UTF-8, and leaves all else alone. */
final class PercentEncoding {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /**
   * Encodes a text; its characters stay what they are, composed or not.
   *
   * @throws IllegalArgumentException if half of a character stands alone in it
   */
  static String ofNonAscii(String text) {
    var bytes = utf8(text);
    var encoded = new StringBuilder(text.length());
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next >= 0) {
        encoded.append((char) next);
      } else {
        HEX.toHexDigits(encoded.append('%'), next);
      }
    }
    return encoded.toString();
  }

  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException half) {
      throw new IllegalArgumentException("whole characters only", half);
    }
  }
}
