// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The log file of a server.
 *
 * @param file where it is
 */
public record ServerLog(Path file) {

  /** How much there is by now: the place from which on {@link #since} reads. */
  public long mark() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The lines that have come since a mark. */
  public List<String> since(long mark) {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(mark);
      var bytes = new byte[(int) (channel.size() - mark)];
      var buffer = java.nio.ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // As much as there was when the size was asked for.
      }
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return "Server log: " + file;
  }
}
