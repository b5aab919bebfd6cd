// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file with credentials, and with the address that they are for: lines of {@code key=value},
 * where the value is taken as it stands.
 */
final class CredentialsFile {

  private static final Set<String> KEYS = Set.of("server", "user", "password", "token");
  private static final int LARGEST = 64 * 1024;
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path file;
  private final Map<String, String> values = new HashMap<>();

  private CredentialsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads it.
   *
   * @throws CommandFailedException if others than its owner may use it, or if it is no such file
   */
  static CredentialsFile read(Path file) {
    try {
      checkNobodyElseMayUseIt(file);
      if (Files.size(file) > LARGEST) {
        throw refusal(
            file, "found %d bytes, allowed: at most %d".formatted(Files.size(file), LARGEST));
      }
      var read = new CredentialsFile(file);
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        read.take(++number, line);
      }
      return read;
    } catch (IOException unreadable) {
      throw refusal(file, "it cannot be read: " + Failures.reason(unreadable));
    }
  }

  private void take(int number, String line) {
    int end = line.indexOf('=');
    var key = end < 0 ? "" : line.substring(0, end).strip();
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    // Not shown, as it may be the password.
    if (!KEYS.contains(key)) {
      throw refusal(
          file,
          "line %d: allowed are lines that begin with server=, user=, password=, token= or #"
              .formatted(number));
    }
    values.put(key, line.substring(end + 1));
  }

  Optional<Credentials> credentials() {
    return Credentials.of(
        values.get("token"), values.get("user"), values.get("password"), file.toString());
  }

  Optional<String> server() {
    return Optional.ofNullable(values.get("server"));
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
