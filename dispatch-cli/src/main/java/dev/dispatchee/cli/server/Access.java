// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached: what was typed counts first, then the environment, then the file in
 * the user's folder.
 *
 * @param server the address that was typed; null for none
 * @param credentials the file that was typed; null for none
 * @param trustStore the file that was typed; null for none
 */
public record Access(
    @Nullable String server, @Nullable Path credentials, @Nullable Path trustStore) {

  private static final String PLACE = ".config/dispatch/credentials";

  /**
   * The server.
   *
   * @param environment the variables
   * @param home the user's folder
   * @param warning takes a line about what is not wrong, but unwise
   * @throws CommandFailedException if something is missing or wrong
   */
  public AdminApi open(Map<String, String> environment, Path home, Consumer<String> warning) {
    var file = file(environment, home).map(CredentialsFile::read);
    var address =
        ApiAddress.of(
            Optional.ofNullable(server)
                .or(() -> Optional.ofNullable(environment.get("DISPATCH_SERVER")))
                .or(() -> file.flatMap(CredentialsFile::server))
                .orElseThrow(
                    () ->
                        missing(
                            "no server: give --server, or set DISPATCH_SERVER, or write server= into"
                                + " ~/"
                                + PLACE)));
    var who =
        Optional.ofNullable(credentials)
            .flatMap(typed -> file.flatMap(CredentialsFile::credentials))
            .or(() -> Credentials.ofEnvironment(environment))
            .or(() -> file.flatMap(CredentialsFile::credentials))
            .orElseThrow(
                () ->
                    missing(
                        "no credentials: set DISPATCH_USER and DISPATCH_PASSWORD, or DISPATCH_TOKEN,"
                            + " or write them into ~/"
                            + PLACE));
    if (address.isInTheClear()) {
      warning.accept(
          "warning: credentials go to %s unencrypted".formatted(address.api().getHost()));
    }
    return new AdminApi(address, who, client(environment));
  }

  private HttpClient.Builder client(Map<String, String> environment) {
    var store = trustStore != null ? trustStore : path(environment.get("DISPATCH_TRUST_STORE"));
    var client = HttpClient.newBuilder();
    return store == null
        ? client
        : client.sslContext(
            TrustStore.context(store, environment.get("DISPATCH_TRUST_STORE_PASSWORD")));
  }

  private Optional<Path> file(Map<String, String> environment, Path home) {
    if (credentials != null) {
      return Optional.of(credentials);
    }
    var named = path(environment.get("DISPATCH_CREDENTIALS"));
    return named != null
        ? Optional.of(named)
        : Optional.of(home.resolve(PLACE)).filter(Files::exists);
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null || text.isEmpty() ? null : Path.of(text);
  }

  private static CommandFailedException missing(String problem) {
    return new CommandFailedException(ExitCode.USAGE, problem);
  }
}
