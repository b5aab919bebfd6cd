// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A terminal in which commands are typed, and what they ask is answered. */
final class Terminal {

  /** Of util-linux: gives a terminal to what is started without one. */
  private static final Path PROGRAM = Path.of("/usr/bin/script");

  private static final int SECONDS = 150;

  private final Path folder;
  private final Map<String, String> answers;
  private Map<String, String> environment;

  /**
   * Opens one.
   *
   * @param folder where commands are run, and what is typed is kept
   * @param environment which commands may change for those that follow
   * @param answers of each question its end, and what is answered
   */
  Terminal(Path folder, Map<String, String> environment, Map<String, String> answers) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.answers = Map.copyOf(answers);
  }

  /** Whether there can be one. */
  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Runs commands; what they export is there for the next.
   *
   * @return what was seen on the screen
   * @throws IllegalStateException if one fails, with what it said
   */
  String run(String commands) {
    try {
      var exported = folder.resolve("exported");
      var typed =
          Files.writeString(
              folder.resolve("typed.sh"),
              "set -euo pipefail\n" + commands + "\nenv -0 > " + exported + "\n");
      var process =
          inFolder(
                  PROGRAM.toString(),
                  "-qec",
                  "timeout --foreground --kill-after=5 %d bash %s".formatted(SECONDS, typed),
                  "/dev/null")
              .start();
      String seen;
      try {
        seen = converse(process);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "status %d of:\n%s\nIt said:\n%s".formatted(status, commands, seen));
      }
      environment = read(exported);
      return seen;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  /** A process with what was exported so far. */
  ProcessBuilder inFolder(String... command) {
    var builder =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private String converse(Process process) throws IOException {
    var seen = new StringBuilder();
    int answered = 0;
    try (var screen = process.getInputStream();
        var keyboard = process.getOutputStream()) {
      for (int next = screen.read(); next >= 0; next = screen.read()) {
        seen.append((char) next);
        if (answer(seen.substring(answered), keyboard)) {
          answered = seen.length();
        }
      }
    }
    return seen.toString();
  }

  private boolean answer(String unanswered, OutputStream keyboard) throws IOException {
    for (var answer : answers.entrySet()) {
      if (unanswered.endsWith(answer.getKey())) {
        keyboard.write((answer.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> read(Path exported) throws IOException {
    var all = new HashMap<String, String>();
    for (var one : Files.readString(exported).split("\0")) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        all.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    return all;
  }
}
