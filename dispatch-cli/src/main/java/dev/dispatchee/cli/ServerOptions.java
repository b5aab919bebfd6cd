// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.Access;
import dev.dispatchee.cli.server.AdminApi;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which server, and who asks. */
final class ServerOptions {

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server, such as https://jobs.example.com/dispatch. Else DISPATCH_SERVER.")
  private @Nullable String server;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description = "Who asks. Nobody else may read the file.")
  private @Nullable Path credentials;

  @Option(
      names = "--trust-store",
      paramLabel = "FILE",
      description =
          "Which certificates of servers to trust: PEM, PKCS12 or JKS. Else DISPATCH_TRUST_STORE;"
              + " its password is DISPATCH_TRUST_STORE_PASSWORD.")
  private @Nullable Path trustStore;

  AdminApi open(CommandSpec command) {
    var surroundings = surroundings(command);
    var err = command.commandLine().getErr();
    return new Access(server, credentials, trustStore)
        .open(
            surroundings.environment(),
            surroundings.home(),
            warning -> {
              err.println("dispatch: " + warning);
              err.flush();
            });
  }

  static InputStream input(CommandSpec command) {
    return surroundings(command).input();
  }

  static Surroundings surroundings(CommandSpec command) {
    return ((DispatchCommand) command.root().userObject()).surroundings();
  }
}
