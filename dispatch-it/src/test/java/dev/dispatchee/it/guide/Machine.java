// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import dev.dispatchee.it.server.Downloads;
import dev.dispatchee.it.server.Ports;
import dev.dispatchee.it.server.ServerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A machine on which somebody sets a server up by hand: a distribution as it was published, and a
 * terminal. Its server ends with the test at the latest, or with the JVM of the tests.
 *
 * <p>Several share one address, so the ports of each are moved by a number of its own. Its clock
 * goes by the time of Berlin, as nothing but the guide has it go by UTC.
 */
public final class Machine implements AutoCloseable {

  private static final Duration START_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  private static final int HTTP = 8080;
  private static final int HTTPS = 8443;
  private static final int MANAGEMENT = 9990;
  private static final int IIOP = 3528;

  /** What a shell of somebody's own does not have. */
  private static final List<String> NOT_OURS =
      List.of("JBOSS_HOME", "JAVA_OPTS", "DISPATCH_DB_PASSWORD");

  private final String name;
  private final Path wildfly;
  private final int offset;
  private final Terminal terminal;
  private final Thread hook = new Thread(this::kill, "kill a server that was set up by hand");
  private @Nullable Process server;

  /**
   * Makes one.
   *
   * @param name of its server, and of its folder
   * @param environment what its shell has besides the ordinary
   * @param answers of each question that commands ask its end, and what is answered
   */
  public Machine(String name, Map<String, String> environment, Map<String, String> answers) {
    this.name = name;
    this.wildfly = Downloads.unpackServer("walk-" + name);
    this.offset = Ports.offset(List.of(HTTP, HTTPS, MANAGEMENT, IIOP));
    this.terminal = new Terminal(folder(), environment(environment), answers);
    movePorts();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether this computer has what it takes. */
  public static boolean isPossible() {
    return Terminal.isThere();
  }

  /** Which its server is to have. */
  public String name() {
    return name;
  }

  /** Who administers its application. */
  public Administrator admin() {
    return Administrator.of(application());
  }

  /** Where commands are run. */
  public Path folder() {
    return wildfly.resolveSibling("");
  }

  /** The server's folder. */
  public Path wildfly() {
    return wildfly;
  }

  /** Where the application answers; ends with a slash. */
  public URI application() {
    return URI.create("http://127.0.0.1:%d/dispatch/".formatted(HTTP + offset));
  }

  /** The log of the server. */
  public ServerLog log() {
    return new ServerLog(wildfly.resolve("standalone/log/server.log"));
  }

  /**
   * Types commands, and waits for their end.
   *
   * @throws IllegalStateException if one fails, with what it said
   */
  public void run(String commands) {
    terminal.run(commands);
  }

  /** Types a command that starts the server, and waits until that says that it has started. */
  public synchronized void start(String command) {
    try {
      var typed = Files.writeString(folder().resolve("start.sh"), command);
      var console = new ServerLog(folder().resolve("console.log"));
      Files.deleteIfExists(console.file());
      var process =
          terminal
              .inFolder("bash", typed.toString())
              .redirectOutput(console.file().toFile())
              .start();
      server = process;
      Awaitility.await()
          .alias("started, or see " + console)
          .atMost(START_WITHIN)
          .failFast("the server has ended, see " + console, () -> !process.isAlive())
          .until(() -> console.since(0).stream().anyMatch(line -> line.contains("WFLYSRV0025")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has the server stopped by a signal, as the machine does when it is switched off, and waits. */
  public synchronized void stop() {
    if (server == null) {
      throw new IllegalStateException("it was not started");
    }
    // The signal is for the server, not for the scripts that wait for it.
    server
        .descendants()
        .filter(process -> process.children().findAny().isEmpty())
        .forEach(ProcessHandle::destroy);
    try {
      if (!server.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new IllegalStateException("it did not end within " + STOP_WITHIN);
      }
    } catch (InterruptedException hurried) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private synchronized void kill() {
    if (server != null) {
      for (var process : server.descendants().toList()) {
        process.destroyForcibly();
        process.onExit().join();
      }
      server.destroyForcibly().onExit().join();
    }
  }

  private Map<String, String> environment(Map<String, String> more) {
    var all = new HashMap<>(System.getenv());
    NOT_OURS.forEach(all::remove);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.put("SHELL", "/bin/bash");
    all.put("TZ", "Europe/Berlin");
    // Much is started here, and little goes on for long.
    all.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    all.put("WILDFLY", wildfly.toString());
    all.putAll(more);
    return all;
  }

  // By the files that are there for it, so that the guide's commands stay as they are.
  private void movePorts() {
    try {
      Files.writeString(
          wildfly.resolve("bin/standalone.conf"),
          "\nJAVA_OPTS=\"$JAVA_OPTS -Djboss.socket.binding.port-offset=%d\"\n".formatted(offset),
          StandardOpenOption.APPEND);
      var cli = wildfly.resolve("bin/jboss-cli.xml");
      Files.writeString(
          cli,
          Files.readString(cli)
              .replace("<port>" + MANAGEMENT, "<port>" + (MANAGEMENT + offset))
              .replace("<host>localhost", "<host>127.0.0.1"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
