// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cluster;

import dev.dispatchee.it.server.Ports;
import dev.dispatchee.it.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy in front of servers, with the example of wildfly-config and the addresses of a test. */
final class LoadBalancer implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

  private final Process process;
  private final int port;

  private LoadBalancer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether HAProxy is installed. */
  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it in front of two servers. */
  static LoadBalancer start(ServerProcess first, ServerProcess second) {
    try {
      int port = Ports.free(1).get(0);
      var example = Files.readString(ServerProcess.scripts().resolve("haproxy.cfg"));
      var file =
          Files.writeString(
              first.folder().resolve("haproxy.cfg"),
              example
                  .replace("bind :8090", "bind 127.0.0.1:" + port)
                  .replace("192.0.2.11:8080", first.application().getAuthority())
                  .replace("192.0.2.12:8080", second.application().getAuthority()));
      var command = List.of(PROGRAM.toString(), "-db", "-f", file.toString());
      var log = first.folder().resolve("haproxy.log").toFile();
      return new LoadBalancer(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start(), port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the application answers through it; ends with a slash. */
  URI application() {
    return URI.create("http://127.0.0.1:%d/dispatch/".formatted(port));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
