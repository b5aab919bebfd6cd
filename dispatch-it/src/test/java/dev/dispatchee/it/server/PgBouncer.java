// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * PgBouncer in front of the database {@code dispatch} of a PostgreSQL. It ends with the test at the
 * latest, or with the JVM of the tests.
 */
public final class PgBouncer implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);

  private final Path folder;
  private final PostgresServer postgres;
  private final int port = Ports.free(1).get(0);
  private final Thread hook = new Thread(this::kill, "kill a PgBouncer of the tests");
  private @Nullable Process process;

  private PgBouncer(Path folder, PostgresServer postgres) {
    this.folder = folder;
    this.postgres = postgres;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether it is installed. */
  public static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts one.
   *
   * @param name of its folder
   * @param mode its {@code pool_mode}
   * @param size how many connections to the database it has at most
   */
  public static PgBouncer start(String name, PostgresServer postgres, String mode, int size) {
    var folder = Settings.directory().resolve(name);
    BaseFolder.delete(folder);
    var bouncer = new PgBouncer(folder, postgres);
    bouncer.configure(mode, size);
    bouncer.startAgain();
    return bouncer;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Ends all its connections. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Starts it after it was killed. */
  public void startAgain() {
    var command = new ArrayList<>(List.of(PROGRAM.toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to be root; the user that comes with PostgreSQL's packages is there.
      command.addAll(List.of("-u", "postgres"));
    }
    command.add(folder.resolve("pgbouncer.ini").toString());
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("pgbouncer.log").toFile())
              .start();
      Awaitility.await()
          .atMost(LISTENS_WITHIN)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(
              () -> {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                  return socket.isConnected();
                }
              });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has it give connections in another way from now on; servers connect anew. */
  public void change(String mode, int size) {
    kill();
    configure(mode, size);
    startAgain();
  }

  private void configure(String mode, int size) {
    try {
      Files.createDirectories(folder);
      var users =
          Files.writeString(
              folder.resolve("users.txt"),
              "\"dispatch\" \"%s\"%n".formatted(PostgresServer.PASSWORD));
      Files.writeString(
          folder.resolve("pgbouncer.ini"),
          """
          [databases]
          dispatch = host=127.0.0.1 port=%d
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = scram-sha-256
          auth_file = %s
          pool_mode = %s
          default_pool_size = %d
          max_client_conn = 300
          server_login_retry = 1
          ignore_startup_parameters = extra_float_digits
          """
              .formatted(postgres.port(), port, users, mode, size));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
