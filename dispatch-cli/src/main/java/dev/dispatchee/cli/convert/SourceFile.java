// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.cli.server.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that is converted. */
public final class SourceFile {

  /** As many bytes as one may have. */
  public static final int LARGEST = 16 * 1024 * 1024;

  private static final String STANDARD_INPUT = "-";

  private final String name;
  private final byte[] bytes;

  private SourceFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** As people know it. */
  public String name() {
    return name;
  }

  /** All of it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads one.
   *
   * @param typed its path, or {@code -} for standard input
   * @throws CommandFailedException if it cannot be read or is too large
   */
  public static SourceFile read(String typed, InputStream standardInput) {
    boolean isInput = typed.equals(STANDARD_INPUT);
    var name = isInput ? "standard input" : typed;
    try (var bytes = isInput ? standardInput : Files.newInputStream(Path.of(typed))) {
      var read = bytes.readNBytes(LARGEST + 1);
      if (read.length > LARGEST) {
        throw refusal(name, "it is too large, allowed: at most %d bytes".formatted(LARGEST));
      }
      return new SourceFile(name, read);
    } catch (InvalidPathException impossible) {
      throw refusal(name, "it is no path");
    } catch (IOException unreadable) {
      throw refusal(name, Failures.reason(unreadable));
    }
  }

  /**
   * As text.
   *
   * @throws CommandFailedException if it is not UTF-8, naming the first line that is not, or has
   *     zero bytes
   */
  public String text() {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      var text = UTF_8.newDecoder().decode(buffer).toString();
      int zero = text.indexOf('\0');
      if (zero >= 0) {
        throw refusal(name + ":" + line(text.substring(0, zero)), "it has a zero byte");
      }
      return text;
    } catch (CharacterCodingException wrong) {
      var before = new String(bytes, 0, buffer.position(), UTF_8);
      throw refusal(name + ":" + line(before), "it is not UTF-8");
    }
  }

  private static long line(String before) {
    return before.chars().filter(letter -> letter == '\n').count() + 1;
  }

  private static CommandFailedException refusal(String place, String problem) {
    return new CommandFailedException(ExitCode.BAD_FILE, place + ": " + problem);
  }
}
