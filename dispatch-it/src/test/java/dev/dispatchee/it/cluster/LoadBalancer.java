// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cluster;

import dev.dispatchee.it.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy in front of servers, with the example of wildfly-config and the addresses of a test. */
public final class LoadBalancer implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

  private final Process process;
  private final int port;

  private LoadBalancer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether HAProxy is installed. */
  public static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it in front of two servers.
   *
   * @param scripts the folder with the example
   * @param folder for its files
   */
  public static LoadBalancer start(Path scripts, Path folder, URI first, URI second) {
    try {
      int port = Ports.free(1).get(0);
      var example = Files.readString(scripts.resolve("haproxy.cfg"));
      var file =
          Files.writeString(
              folder.resolve("haproxy.cfg"),
              example
                  .replace("bind :8090", "bind 127.0.0.1:" + port)
                  .replace("192.0.2.11:8080", first.getAuthority())
                  .replace("192.0.2.12:8080", second.getAuthority()));
      var command = List.of(PROGRAM.toString(), "-db", "-f", file.toString());
      var log = folder.resolve("haproxy.log").toFile();
      return new LoadBalancer(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start(), port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the application answers through it; ends with a slash. */
  public URI application() {
    return URI.create("http://127.0.0.1:%d/dispatch/".formatted(port));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
