// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What somebody has downloaded who sets up a server by hand. */
public final class Downloads {

  /** What a server and its scripts write to. */
  private static final Set<String> COPIED = Set.of("bin", "standalone", "domain");

  private Downloads() {}

  /**
   * Unpacks the distribution anew: a copy of what is written to, links to all else.
   *
   * @param name of its folder, in which a folder {@code wildfly} is made
   * @return that folder
   */
  public static Path unpackServer(String name) {
    try {
      BaseFolder.delete(Settings.directory().resolve(name));
      var server = Files.createDirectories(Settings.directory().resolve(name)).resolve("wildfly");
      Files.createDirectory(server);
      try (var parts = Files.list(Settings.home())) {
        for (var part : parts.toList()) {
          var there = server.resolve(part.getFileName());
          if (COPIED.contains(String.valueOf(part.getFileName()))) {
            BaseFolder.replace(part, there);
          } else {
            Files.createSymbolicLink(there, part);
          }
        }
      }
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The JDBC driver of PostgreSQL, under the name that it has on Maven Central. */
  public static Path driver() {
    return Settings.driver();
  }

  /** A jar of somebody's own, with the executor hello. */
  public static Path executors() {
    return Settings.hello();
  }
}
