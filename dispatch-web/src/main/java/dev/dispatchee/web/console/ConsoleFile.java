// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the console, as it is sent.
 *
 * @param type its media type
 * @param tag names its content: other content has another one
 * @param plain its bytes; of a script of ours those of {@link LeanScript}
 * @param packed the same, packed with gzip
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConsoleFile(String type, String tag, byte[] plain, byte[] packed) {

  private static final Pattern PATH =
      Pattern.compile("(?:/[a-z0-9-]{1,40}){1,5}(?:\\.(js|css|svg))|/vendor/lit-html/LICENSE");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "svg", "image/svg+xml");
  private static final int TAG_LENGTH = 32;

  static ConsoleFile of(String path, byte[] original) {
    var ending = path.substring(path.lastIndexOf('.') + 1);
    // What others have written keeps its licence.
    boolean isOurScript = ending.equals("js") && !path.startsWith("/vendor/");
    var content =
        isOurScript ? LeanScript.of(new String(original, UTF_8)).getBytes(UTF_8) : original;
    return new ConsoleFile(
        TYPES.getOrDefault(ending, "text/plain;charset=UTF-8"),
        '"' + HexFormat.of().formatHex(digest(content)).substring(0, TAG_LENGTH) + '"',
        content,
        pack(content));
  }

  /** Whether there may be such a file: names with a dot in them lead nowhere but to an ending. */
  static boolean isPath(@Nullable String path) {
    return path != null && PATH.matcher(path).matches();
  }

  /** Whether a caller has it already, by the header If-None-Match. */
  boolean isKnown(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> one.equals(tag));
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static byte[] pack(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new SmallestGzip(packed)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  // It is packed once, and sent for as long as the server runs.
  private static final class SmallestGzip extends GZIPOutputStream {

    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
