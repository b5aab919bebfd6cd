// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** How a body can be packed, by the names that HTTP has for it. */
enum ContentCoding {
  GZIP {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  },
  DEFLATE {
    /** In the zlib format, as it should be, or bare, as some servers send it. */
    @Override
    InputStream open(InputStream packed) throws IOException {
      var start = new PushbackInputStream(packed, ZLIB_HEAD);
      var head = start.readNBytes(ZLIB_HEAD);
      start.unread(head);
      return new InflaterInputStream(start, new Inflater(!isZlib(head)));
    }
  };

  private static final int LONGEST_SHOWN = 100;
  private static final int ZLIB_HEAD = 2;
  private static final int ZLIB_METHOD = 8;
  private static final int ZLIB_CHECK = 31;

  /** A body that is unpacked while it is read. */
  abstract InputStream open(InputStream packed) throws IOException;

  /**
   * The body as it was before it was packed; one that is packed in a way that is not known here is
   * a remark that says so.
   *
   * @param codings the values of the headers {@code Content-Encoding}
   */
  static InputStream unpack(InputStream body, List<String> codings) {
    var names =
        codings.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .collect(Collectors.joining(", "));
    return switch (names) {
      case "" -> body;
      case "gzip", "x-gzip" -> new UnpackedBody(body, GZIP);
      case "deflate" -> new UnpackedBody(body, DEFLATE);
      default -> new ByteArrayInputStream(remark(names).getBytes(StandardCharsets.US_ASCII));
    };
  }

  private static String remark(String names) {
    var shown = names.replaceAll("[^ -~]", "");
    return "the body is packed with '%s'; gzip and deflate are what can be unpacked"
        .formatted(shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN)));
  }

  private static boolean isZlib(byte[] head) {
    return head.length == ZLIB_HEAD
        && (head[0] & 0x0f) == ZLIB_METHOD
        && (((head[0] & 0xff) << Byte.SIZE) | (head[1] & 0xff)) % ZLIB_CHECK == 0;
  }
}
