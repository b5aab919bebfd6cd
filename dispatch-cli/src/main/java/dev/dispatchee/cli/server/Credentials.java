// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param header what a request carries
 */
public record Credentials(String header) {

  /**
   * Reads them.
   *
   * @param token of single sign-on; null for none
   * @param user null for none
   * @param password null for none
   * @return empty if there is nothing
   * @throws CommandFailedException if there is a part of them alone
   */
  static Optional<Credentials> of(
      @Nullable String token, @Nullable String user, @Nullable String password, String where) {
    if (token != null) {
      return Optional.of(new Credentials("Bearer " + checked(token, where)));
    }
    if (user == null && password == null) {
      return Optional.empty();
    }
    if (user == null || password == null) {
      throw new CommandFailedException(
          ExitCode.USAGE, where + ": there must be a user and a password, or a token");
    }
    if (user.contains(":")) {
      throw new CommandFailedException(ExitCode.USAGE, where + ": the user may have no ':'");
    }
    var pair = (user + ":" + password).getBytes(UTF_8);
    return Optional.of(new Credentials("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** Those of the environment; empty if there are none. */
  static Optional<Credentials> ofEnvironment(Map<String, String> environment) {
    return of(
        environment.get("DISPATCH_TOKEN"),
        environment.get("DISPATCH_USER"),
        environment.get("DISPATCH_PASSWORD"),
        "the environment");
  }

  private static String checked(String token, String where) {
    if (token.isEmpty() || !token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
      throw new CommandFailedException(
          ExitCode.USAGE, where + ": a token has printable characters alone");
    }
    return token;
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
