// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.spawned;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/**
 * The folder in which a process works: one that stays, or one of its own that is removed at the
 * end.
 *
 * @param path where it is
 * @param ours whether it was made for the run
 */
public record WorkFolder(Path path, boolean ours) {

  /** A folder of somebody else. */
  public static WorkFolder that(Path path) {
    return new WorkFolder(path, false);
  }

  /**
   * A new one, which only the server's user may enter.
   *
   * @param prefix how its name begins
   * @throws IOException if it cannot be made
   */
  public static WorkFolder make(String prefix) throws IOException {
    return new WorkFolder(Files.createTempDirectory(prefix), true);
  }

  /**
   * Removes it with all that is in it, if it was made for the run. Links are removed, not followed.
   *
   * @throws IOException if something stays
   */
  public void remove() throws IOException {
    if (!ours) {
      return;
    }
    // Folders are moved to the top before they are looked into: a process can nest them so deep
    // that no path is long enough to name the last one.
    var folders = new ArrayDeque<>(List.of(path));
    while (!folders.isEmpty()) {
      var folder = folders.pop();
      for (var entry : entries(folder)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          open(entry);
          folders.add(Files.move(entry, path.resolve(UUID.randomUUID().toString())));
        } else {
          Files.delete(entry);
        }
      }
      if (!folder.equals(path)) {
        Files.delete(folder);
      }
    }
    Files.delete(path);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** A process may have closed it to its own user. */
  private static void open(Path folder) throws IOException {
    if (!Files.isWritable(folder) || !Files.isReadable(folder) || !Files.isExecutable(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
