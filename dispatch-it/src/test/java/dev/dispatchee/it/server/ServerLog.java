// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log of a server, which begins a new file at midnight and keeps the one of the day before
 * under its date.
 *
 * @param file where it is now
 */
public record ServerLog(Path file) {

  /** How much there is by now: the place from which on {@link #since} reads. */
  public long mark() {
    try {
      long size = 0;
      for (var one : files()) {
        size += Files.size(one);
      }
      return size;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The lines that have come since a mark. */
  public List<String> since(long mark) {
    try {
      long toSkip = mark;
      var bytes = new ByteArrayOutputStream();
      for (var one : files()) {
        try (var in = Files.newInputStream(one)) {
          toSkip -= in.skip(Math.min(toSkip, Files.size(one)));
          in.transferTo(bytes);
        }
      }
      return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // The oldest first; what the server is writing to last.
  private List<Path> files() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var ofBefore = Files.newDirectoryStream(file.getParent(), file.getFileName() + ".*")) {
      var dated = Stream.<Path>builder();
      ofBefore.forEach(dated);
      return Stream.concat(dated.build().sorted(), Stream.of(file)).toList();
    }
  }

  @Override
  public String toString() {
    return "Server log: " + file;
  }
}
