// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, with its own base folder, ports and database, that a test may
 * start, stop and kill. It ends with the test at the latest, or with the JVM of the tests.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  private final BaseFolder base;
  private final Map<String, String> properties;
  private final List<Integer> ports;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Thread hook = new Thread(this::kill, "kill a server of the tests");
  private @Nullable Process process;

  private ServerProcess(BaseFolder base, Map<String, String> properties, List<Integer> ports) {
    this.base = base;
    this.properties = properties;
    this.ports = ports;
  }

  /**
   * Makes its base folder; nothing is started yet.
   *
   * @param name of the folder and the node
   * @param properties system properties of the server, such as {@code dispatch.sweep.interval}
   */
  public static ServerProcess make(String name, Map<String, String> properties) {
    return in(BaseFolder.make(name), properties);
  }

  private static ServerProcess in(BaseFolder base, Map<String, String> properties) {
    var server = new ServerProcess(base, properties, Ports.free(3));
    Runtime.getRuntime().addShutdownHook(server.hook);
    return server;
  }

  /** Makes another whose folder is as this one's is now; this one must not run. */
  public ServerProcess copy(String name) {
    return in(base.copy(name), properties);
  }

  /**
   * Makes a server on PostgreSQL, set up as our scripts do it; nothing is started yet.
   *
   * @param port where the database, or what stands between, listens on this machine
   * @param properties system properties of the server
   */
  public static ServerProcess makeOnPostgres(
      String name, int port, Map<String, String> properties) {
    return in(BaseFolder.makeOnPostgres(name, port), properties);
  }

  /** The same of a server that is one of several, as {@code cluster.cli} sets it up. */
  public static ServerProcess makeOfCluster(String name, int port, Map<String, String> properties) {
    return in(BaseFolder.makeOnPostgres(name, port, "cluster.cli"), properties);
  }

  /**
   * Makes a server on PostgreSQL, set up as our scripts do it; nothing is started yet.
   *
   * @param database values of postgresql.cli, such as {@code db_name}
   * @param properties system properties of the server
   */
  public static ServerProcess makeOnPostgres(
      String name, Map<String, String> database, Map<String, String> properties) {
    var server = make(name, properties);
    server.base.run(Settings.installScript().resolveSibling("postgresql.cli"), database);
    server.base.deployDriver();
    return server;
  }

  /** The folder of the scripts that set servers up, in the sources of the project. */
  public static Path scripts() {
    return Objects.requireNonNull(Settings.installScript().toAbsolutePath().getParent());
  }

  /**
   * Makes a server as it is published, without anything of ours; nothing is started yet.
   *
   * @param properties system properties of the server
   */
  public static ServerProcess makeStock(String name, Map<String, String> properties) {
    return in(BaseFolder.stock(name), properties);
  }

  /** Has the next starts pass one more option to the JVM. */
  public void addOption(String option) {
    options.add(option);
  }

  /** Has the next starts find a variable in their environment. */
  public void setVariable(String name, String value) {
    environment.put(name, value);
  }

  /** Has the next starts halt or disturb the server as rules of Byteman say. */
  public void addRules(String rules) {
    try {
      var script = Files.writeString(base.path().resolve("rules.btm"), rules);
      var agent = Settings.byteman();
      addOption("-javaagent:%s=script:%s,boot:%s".formatted(agent, script, agent));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its base folder. */
  public Path folder() {
    return base.path();
  }

  /** Deploys an archive beside the EAR; on a running server, again if it is there. */
  public void deployArchive(Archive<?> archive) {
    boolean running = isRunning();
    var name = archive.getName();
    try (var content = archive.as(ZipExporter.class).exportAsInputStream()) {
      base.deploy(name, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (running) {
      Awaitility.await().atMost(READY_WITHIN).until(() -> !base.is(name, "dodeploy"));
      Awaitility.await().atMost(READY_WITHIN).until(() -> base.is(name, "deployed"));
    }
  }

  /** Undeploys an archive of a running server and waits until it is gone. */
  public void undeploy(Archive<?> archive) {
    base.undeploy(archive.getName());
    Awaitility.await().atMost(STOP_WITHIN).until(() -> base.is(archive.getName(), "undeployed"));
  }

  /** Runs one of the scripts of wildfly-config while the server is stopped. */
  public void runScript(String name) {
    runScript(name, Map.of());
  }

  /**
   * Runs one of the scripts of wildfly-config while the server is stopped.
   *
   * @param values what its lines {@code set name=value} say instead
   */
  public void runScript(String name, Map<String, String> values) {
    base.run(Settings.installScript().resolveSibling(name), values);
  }

  /** Runs scripts of wildfly-config one after the other while the server is stopped. */
  public void runScripts(String... names) {
    base.runAll(List.of(names));
  }

  /** Runs commands of the server's command line interface while the server is stopped. */
  public void configure(String commands) {
    base.configure("commands.cli", commands);
  }

  /** Adds a file to what the server deploys at its next start. */
  public void deploy(Path archive) {
    base.deploy(archive);
  }

  /** The configuration of the server as it stands in its file. */
  public String configuration() {
    return base.configuration();
  }

  /** Deploys the EAR; on a running server, again if it is there, and waits until it is ready. */
  public void deployEar() {
    boolean running = isRunning();
    base.deployEar();
    if (running) {
      Awaitility.await().atMost(READY_WITHIN).until(() -> !base.isEar("dodeploy"));
      Awaitility.await().atMost(READY_WITHIN).until(() -> base.isEar("deployed"));
      Readiness.await(application(), log(), READY_WITHIN, () -> base.failedDeployments().isEmpty());
    }
  }

  /** Has the stopped server deploy another EAR, under the same name, at its next start. */
  public void replaceEar(Path other) {
    if (isRunning()) {
      throw new IllegalStateException("it runs: " + base.path());
    }
    base.removeEar();
    base.deployEar(other);
  }

  /** Deploys the EAR on the stopped server as management does, and not by its folder. */
  public void deployEarByManagement() {
    configure("deploy --name=dispatch.ear \"%s\"".formatted(Settings.ear().toAbsolutePath()));
  }

  /** Has the EAR of a running server undeployed; returns at once. */
  public void beginToUndeployEar() {
    base.undeployEar();
  }

  /** Undeploys the EAR of a running server and waits until it is gone. */
  public void undeployEar() {
    beginToUndeployEar();
    Awaitility.await().atMost(STOP_WITHIN).until(() -> base.isEar("undeployed"));
  }

  /** Takes the EAR from a stopped server. */
  public void removeEar() {
    base.removeEar();
  }

  /** Has the running server do something by management, such as {@code :suspend}. */
  public void manage(String command) {
    base.cli(
        List.of("--connect", "--controller=127.0.0.1:" + ports.get(2), "--command=" + command));
  }

  /** Whether its process is there. */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Starts it on what an earlier start has left, and waits until it is ready. */
  public void start() {
    beginToStart();
    awaitReady();
  }

  /** Starts it; returns at once. */
  public void beginToStart() {
    if (isRunning()) {
      throw new IllegalStateException("it runs already: " + base.path());
    }
    try {
      var output = base.path().resolve("console.log").toFile();
      setProcess(command().redirectOutput(output).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it is ready; fails as soon as that cannot be any more. */
  public void awaitReady() {
    Readiness.await(
        application(),
        log(),
        READY_WITHIN,
        () -> isRunning() && base.failedDeployments().isEmpty());
  }

  /** As {@code kill -9}: it does not get to do anything any more. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process);
    }
  }

  /** As {@code kill -STOP}: nothing of it goes on until {@link #thaw}. */
  public void freeze() {
    Signals.freeze(process());
  }

  /** Has it go on after {@link #freeze}. */
  public void thaw() {
    Signals.thaw(process());
  }

  /** As {@code kill}: the server may end what it does. Waits for it. */
  public synchronized void stop() {
    if (process != null) {
      process.destroy();
      await(process);
    }
  }

  /**
   * The H2 database of the stopped server.
   *
   * @throws IllegalStateException if it runs
   */
  public StoppedDatabase database() {
    if (isRunning()) {
      throw new IllegalStateException("the server has its database open");
    }
    return new StoppedDatabase("jdbc:h2:file:" + h2Database());
  }

  /** The H2 database, a path without suffix; only a stopped server lets others open it. */
  public Path h2Database() {
    return base.path().resolve("database/dispatch");
  }

  /**
   * The process of the last start.
   *
   * @throws IllegalStateException if there was none
   */
  public synchronized ProcessHandle process() {
    if (process == null) {
      throw new IllegalStateException("it was not started");
    }
    return process.toHandle();
  }

  /** Where the application answers; ends with a slash. */
  public URI application() {
    return URI.create("http://127.0.0.1:%d/dispatch/".formatted(ports.get(0)));
  }

  /** Where it listens for TLS; its certificate is for {@code localhost} and its own. */
  public int securePort() {
    return ports.get(1);
  }

  /** Its log; all starts write to the same. */
  public ServerLog log() {
    return base.log();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private synchronized void setProcess(Process started) {
    process = started;
  }

  private ProcessBuilder command() {
    var directory = base.path();
    var jvm =
        new ArrayList<>(
            List.of(
                "-Xms64m",
                "-Xmx512m",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Dorg.jboss.boot.log.file=" + directory.resolve("log/server.log"),
                "-Dlogging.configuration="
                    + directory.resolve("configuration/logging.properties").toUri(),
                "-Duser.timezone=UTC",
                "-Dorg.wildfly.sigterm.suspend.timeout=35"));
    // Of two that say the same the last one counts.
    jvm.addAll(options);
    var name = String.valueOf(directory.getFileName());
    var arguments =
        new ArrayList<>(
            List.of(
                "-c",
                BaseFolder.CONFIGURATION,
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1",
                "-Djboss.home.dir=" + Settings.home(),
                "-Djboss.node.name=" + name,
                "-Djboss.tx.node.id=" + name,
                "-Ddispatch.h2.path=" + h2Database().toString().replace('\\', '/'),
                "-Djboss.http.port=" + ports.get(0),
                "-Djboss.https.port=" + ports.get(1),
                "-Djboss.management.http.port=" + ports.get(2)));
    properties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    var command = base.java(jvm, "org.jboss.as.standalone", arguments);
    command.environment().put("DISPATCH_DB_PASSWORD", PostgresServer.PASSWORD);
    command.environment().put("DISPATCH_BROKER_PASSWORD", BrokerProcess.PASSWORD);
    command.environment().putAll(environment);
    return command;
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not end within " + STOP_WITHIN);
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
