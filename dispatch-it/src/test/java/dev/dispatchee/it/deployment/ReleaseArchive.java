// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The archive that users download. */
public final class ReleaseArchive {

  private ReleaseArchive() {}

  /** The name of its file. */
  static String name() {
    return String.valueOf(file().getFileName());
  }

  private static Path file() {
    return Path.of(System.getProperty("dispatch.it.release")).toAbsolutePath().normalize();
  }

  /**
   * Unpacks it.
   *
   * @param folder an empty one
   * @return the folder that the archive has made there
   */
  public static Path unpackTo(Path folder) throws IOException {
    try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file().toUri()), Map.of());
        var all = Files.walk(zip.getPath("/"))) {
      for (var entry : (Iterable<Path>) all::iterator) {
        var target = folder.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
        }
      }
    }
    try (var roots = Files.list(folder)) {
      return roots.findFirst().orElseThrow();
    }
  }
}
