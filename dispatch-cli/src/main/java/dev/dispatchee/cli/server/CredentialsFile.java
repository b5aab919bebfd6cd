// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.nio.file.Path;
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
    var read = new CredentialsFile(file);
    int number = 0;
    for (var line : PrivateFile.lines(file)) {
      read.take(++number, line);
    }
    return read;
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

  private static CommandFailedException refusal(Path file, String problem) {
    return new CommandFailedException(ExitCode.BAD_FILE, file + ": " + problem);
  }
}
