// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A file with secrets: its owner alone may use it. */
public final class PrivateFile {

  private static final int LARGEST = 64 * 1024;
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private PrivateFile() {}

  /**
   * Its lines.
   *
   * @throws CommandFailedException if others than its owner may use it, or if it cannot be read or
   *     has more than 64 KiB
   */
  public static List<String> lines(Path file) {
    try {
      checkNobodyElseMayUseIt(file);
      if (Files.size(file) > LARGEST) {
        throw refusal(
            file, "found %d bytes, allowed: at most %d".formatted(Files.size(file), LARGEST));
      }
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw refusal(file, "it cannot be read: " + Failures.reason(unreadable));
    }
  }

  private static void checkNobodyElseMayUseIt(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    var permissions = view.readAttributes().permissions();
    if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
      throw refusal(
          file,
          "others may use it (%s), allowed: its owner alone; do: chmod 600 %s"
              .formatted(PosixFilePermissions.toString(permissions), file));
    }
  }

  private static CommandFailedException refusal(Path file, String problem) {
    return new CommandFailedException(ExitCode.BAD_FILE, file + ": " + problem);
  }
}
