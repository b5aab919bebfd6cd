// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis in a process of its own, set up as our example of its configuration says, that a test
 * may kill, freeze and start again. It ends with the test at the latest, or with the JVM of the
 * tests.
 */
public final class BrokerProcess implements AutoCloseable {

  /** Of the user {@code dispatch}. */
  static final String PASSWORD = "pass word of bells";

  private static final String ACTIVE = "AMQ221007";
  private static final String WAITS = "AMQ221031";
  private static final Duration START_WITHIN = Duration.ofSeconds(40);
  private static final String SMALL =
      "-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Ddispatch.pair.password=between-the-two"
          + " --add-opens java.base/jdk.internal.misc=ALL-UNNAMED";

  private final Path instance;
  private final int port;
  private final String started;
  private final Thread hook = new Thread(this::kill, "kill a broker of the tests");
  private @Nullable Process process;

  private BrokerProcess(Path instance, int port, String started) {
    this.instance = instance;
    this.port = port;
    this.started = started;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Makes one; nothing is started yet. */
  public static BrokerProcess make(String name) {
    return make(name, Ports.free(1).get(0), UnaryOperator.identity(), ACTIVE);
  }

  /** Makes one that works and one that takes over when the former is gone; to be started so. */
  public static List<BrokerProcess> makePair(String name) {
    var ports = Ports.free(2);
    var first = make(name + "-a", ports.get(0), text -> ofPair(text, ports), ACTIVE);
    var second =
        make(
            name + "-b",
            ports.get(1),
            text ->
                ofPair(text, List.of(ports.get(1), ports.get(0))).replace("primary>", "backup>"),
            WAITS);
    try {
      BaseFolder.delete(second.instance.resolve("data"));
      Files.createSymbolicLink(
          second.instance.resolve("data"), first.instance.resolve("data").toAbsolutePath());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return List.of(first, second);
  }

  // As the example says: out of the comment, and a store.
  private static String ofPair(String example, List<Integer> thisAndOther) {
    return example
        .replaceFirst("(?s)<!-- The pair: .*?(?=<connectors>)", "")
        .replace("The end of the pair. -->", "")
        .replace("persistence-enabled>false", "persistence-enabled>true")
        .replace("192.0.2.21:61616", "127.0.0.1:" + thisAndOther.get(0))
        .replace("192.0.2.22:61616", "127.0.0.1:" + thisAndOther.get(1));
  }

  private static BrokerProcess make(
      String name, int port, UnaryOperator<String> edited, String started) {
    var instance = Settings.directory().resolve(name);
    BaseFolder.delete(instance);
    try {
      run(
          Settings.directory().resolve(name + "-create.log"),
          List.of(
              "sh",
              Settings.broker().resolve("bin/artemis").toString(),
              "create",
              instance.toString(),
              "--silent",
              "--require-login",
              "--no-web",
              "--no-autotune",
              "--user",
              "dispatch",
              "--password",
              PASSWORD,
              "--role",
              "dispatch"));
      var example = Files.readString(ServerProcess.scripts().resolve("external-broker.xml"));
      Files.writeString(
          instance.resolve("etc/broker.xml"),
          edited.apply(example).replace("tcp://0.0.0.0:61616", "tcp://127.0.0.1:" + port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new BrokerProcess(instance, port, started);
  }

  /** What external-broker.cli is to be told of it. */
  public Map<String, String> asBroker() {
    return Map.of("broker_host", "127.0.0.1", "broker_port", Integer.toString(port));
  }

  /** What external-broker.cli is to be told of it as the one that takes over. */
  public Map<String, String> asBackup() {
    return Map.of("backup_host", "127.0.0.1", "backup_port", Integer.toString(port));
  }

  /** Starts it and waits until it works, or until it is ready to take over. */
  public synchronized void start() {
    try {
      var output = instance.resolve("console.log");
      Files.writeString(output, "");
      var running =
          new ProcessBuilder("sh", instance.resolve("bin/artemis").toString(), "run")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      running.environment().put("JAVA_ARGS", SMALL);
      running.environment().put("JAVA_HOME", System.getProperty("java.home"));
      var now = running.start();
      process = now;
      Awaitility.await()
          .alias("a broker that works, or see " + output)
          .atMost(START_WITHIN)
          .failFast("the broker has ended, see " + output, () -> !now.isAlive())
          .until(() -> Files.readString(output).contains(started));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As {@code kill -9}. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** As {@code kill -STOP}: connections stay, and nobody answers. */
  public void freeze() {
    Signals.freeze(running().toHandle());
  }

  /** Has it go on after {@link #freeze}. */
  public void thaw() {
    Signals.thaw(running().toHandle());
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private synchronized Process running() {
    if (process == null) {
      throw new IllegalStateException("it was not started");
    }
    return process;
  }

  private static void run(Path log, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var made = builder.redirectOutput(log.toFile()).start();
    if (made.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("It failed:\n" + Files.readString(log));
    }
  }
}
