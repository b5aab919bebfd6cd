// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.InvalidSettingsException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.apache.hc.core5.http.ContentType;

/**
 * The text to send, in the charset that its type names.
 *
 * @param text may be empty
 * @param charset has all of its characters
 */
record RequestBody(String text, Charset charset) {

  /** Nothing to send. */
  static final RequestBody NONE = new RequestBody("", StandardCharsets.UTF_8);

  private static final String CONTENT_TYPE = "Content-Type";

  /** Refuses a text that cannot be sent in the charset without a loss. */
  RequestBody {
    encoded(text, charset);
  }

  /**
   * A text, whose type is among the headers or is plain text in UTF-8.
   *
   * @throws InvalidSettingsException if the type is given twice, names a charset that is not known
   *     here, or one that has not all characters of the text
   */
  static RequestBody of(String text, List<RequestHeader> headers) {
    return text.isEmpty() ? NONE : new RequestBody(text, charset(headers));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** What is sent. */
  byte[] bytes() {
    var buffer = encoded(text, charset);
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static Charset charset(List<RequestHeader> headers) {
    var types = headers.stream().filter(header -> header.isNamed(CONTENT_TYPE)).toList();
    if (types.size() > 1) {
      throw refusal(HttpRequestSettings.HEADERS, CONTENT_TYPE, "one header of that name");
    }
    if (types.isEmpty()) {
      return StandardCharsets.UTF_8;
    }
    var written = types.get(0).value();
    try {
      var type = ContentType.parse(written);
      var charset = type == null ? null : type.getCharset();
      return charset == null ? StandardCharsets.UTF_8 : charset;
    } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
      throw refusal(
          HttpRequestSettings.HEADERS,
          CONTENT_TYPE + ": " + written,
          "a media type, and of charsets those that are known here, such as UTF-8");
    }
  }

  private static ByteBuffer encoded(String text, Charset charset) {
    if (charset.canEncode()) {
      try {
        return charset.newEncoder().encode(CharBuffer.wrap(text));
      } catch (CharacterCodingException unmappable) {
        // Refused below, as what no text can be written in is.
      }
    }
    throw refusal(
        HttpRequestSettings.BODY, text, "whole characters of " + charset.name() + ", its charset");
  }

  private static InvalidSettingsException refusal(String key, String found, String allowed) {
    return new InvalidSettingsException(key, found, allowed);
  }
}
