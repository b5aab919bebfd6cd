// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The jar of the command line, for one user of a server.
 *
 * @param application where the application answers
 * @param user its login
 * @param password what it says is its password
 * @param folder where it is started
 */
public record CommandLine(URI application, String user, String password, Path folder) {

  /** For a user with the right password. */
  public static CommandLine of(URI application, User user, Path folder) {
    return new CommandLine(application, user.login(), user.password(), folder);
  }

  /**
   * What a command came to.
   *
   * @param exitCode what a script is told
   * @param out what is on standard output
   * @param err what is on standard error
   */
  public record Result(int exitCode, String out, String err) {}

  /** Runs a command to its end. */
  public Result run(String... arguments) {
    try {
      var process = start(arguments);
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("it does not end: " + List.of(arguments));
      }
      return new Result(process.exitValue(), out, Files.readString(errors()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  /** Starts a command; what it says on standard error is in {@link #errors()}. */
  public Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("dispatch.it.cli"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("DISPATCH_SERVER", application.toString());
    builder.environment().put("DISPATCH_USER", user);
    builder.environment().put("DISPATCH_PASSWORD", password);
    return builder.redirectError(errors().toFile()).start();
  }

  /** What the command that was started last says on standard error. */
  public Path errors() {
    return folder.resolve("errors.txt");
  }
}
