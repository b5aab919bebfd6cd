// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes bytes that may not stand in a URI as a percent sign and their number. */
final class PercentEncoding {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final String UNRESERVED = "-._~";
  private static final String EXCLUDED = "\"<>\\^`{|}";
  private static final char DELETE = 127;
  private static final char LARGEST_BYTE = 255;

  private PercentEncoding() {}

  /**
   * Encodes what is not ASCII by its UTF-8. Characters stay what they are, composed or not.
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

  /**
   * Encodes all that could mean something in an address, by RFC 3986 (2.3).
   *
   * @throws IllegalArgumentException if half of a character stands alone in it
   */
  static String ofAllButUnreserved(String text) {
    var bytes = utf8(text);
    var encoded = new StringBuilder(text.length());
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (isUnreserved(next)) {
        encoded.append((char) next);
      } else {
        HEX.toHexDigits(encoded.append('%'), next);
      }
    }
    return encoded.toString();
  }

  /**
   * Encodes what may not stand in a URI, of a text whose characters are bytes: as they come in the
   * head of an answer.
   *
   * @throws IllegalArgumentException if a character is no byte
   */
  static String ofBytes(String text) {
    var encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next > LARGEST_BYTE) {
        throw new IllegalArgumentException("characters of one byte only");
      }
      if (next > ' ' && next < DELETE && EXCLUDED.indexOf(next) < 0) {
        encoded.append(next);
      } else {
        HEX.toHexDigits(encoded.append('%'), (byte) next);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException half) {
      throw new IllegalArgumentException("whole characters only", half);
    }
  }
}
