// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of one server: configuration, deployments, data and log. Made anew from the
 * distribution, configured once for each run of the tests, and copied from then on.
 *
 * @param path where it is
 */
record BaseFolder(Path path) {

  static final String CONFIGURATION = "standalone-full.xml";

  private static final String EAR = "dispatch.ear";

  // No property chooses the port of IIOP: any free one (0), so that two servers do not meet on it.
  private static final String IIOP_ON_ANY_PORT =
      "/socket-binding-group=standard-sockets/socket-binding=iiop:write-attribute(name=port,"
          + " value=0)";

  /** What executors of the tests reach: a mail server, a queue, and another name of our queue. */
  private static final String COUNTERPARTS =
      """
      /socket-binding-group=standard-sockets/remote-destination-outbound-socket-binding=mail-smtp:\
      write-attribute(name=port, value="${dispatch.it.mail.port:25}")
      /subsystem=mail/mail-session=default:write-attribute(name=from, value=dispatch@example.com)
      /subsystem=messaging-activemq/server=default/jms-queue=orders:\
      add(entries=["java:/jms/queue/orders"])
      /subsystem=naming/binding=java\\:global\\/bell:\
      add(binding-type=lookup, lookup="java:/jms/queue/dispatch/executor")
      """;

  private static final String PORT_OF_TEMPLATES = ":65432/";
  private static final Map<List<String>, BaseFolder> ON_POSTGRES = new HashMap<>();
  private static final Path TEMPLATE = Settings.directory().resolve("template");
  private static boolean templateIsMade;

  /** A folder of that name with the EAR and hello, as if nothing had run in it before. */
  static BaseFolder make(String name) {
    try {
      var template = template();
      var base = new BaseFolder(Settings.directory().resolve(name));
      replace(template, base.path);
      base.deploy(Settings.ear());
      base.deploy(Settings.hello());
      return base;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The same on a PostgreSQL that listens on a port of this machine.
   *
   * @param more scripts of ours that are run besides, without values
   */
  static BaseFolder makeOnPostgres(String name, int port, String... more) {
    var base = onPostgres(List.of(more)).copy(name);
    var configuration = base.path.resolve("configuration").resolve(CONFIGURATION);
    try {
      var text = Files.readString(configuration);
      Files.writeString(configuration, text.replace(PORT_OF_TEMPLATES, ":" + port + "/"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return base;
  }

  // Made once, by the scripts that users run: the ports are all that differs.
  private static synchronized BaseFolder onPostgres(List<String> more) {
    return ON_POSTGRES.computeIfAbsent(
        more,
        scripts -> {
          var base = make("template-postgres" + String.join("", scripts));
          base.run(
              Settings.installScript().resolveSibling("postgresql.cli"),
              Map.of("db_host", "127.0.0.1", "db_port", "65432"));
          if (!scripts.isEmpty()) {
            base.runAll(scripts);
          }
          base.deployDriver();
          return base;
        });
  }

  /**
   * A folder of that name as the distribution has it, with users and nothing of ours.
   *
   * <p>The server has written its configuration once, so that later files can be compared with it.
   */
  static BaseFolder stock(String name) {
    try {
      var base = new BaseFolder(Settings.directory().resolve(name));
      replace(Settings.home().resolve("standalone"), base.path);
      base.addUsers();
      base.cli("write", IIOP_ON_ANY_PORT);
      return base;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A folder of that name that is as this one is now. */
  BaseFolder copy(String name) {
    try {
      var base = new BaseFolder(Settings.directory().resolve(name));
      replace(path, base.path);
      return base;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The configuration of the server as it stands in its file. */
  String configuration() {
    try {
      return Files.readString(path.resolve("configuration").resolve(CONFIGURATION));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Runs a script of ours on the stopped server.
   *
   * @param values what its lines {@code set name=value} say instead
   */
  void run(Path script, Map<String, String> values) {
    try {
      var text = Files.readString(script);
      for (var value : values.entrySet()) {
        var line = Pattern.compile("(?m)^set %s=.*$".formatted(value.getKey())).matcher(text);
        if (!line.find()) {
          throw new IllegalStateException("%s sets no %s".formatted(script, value.getKey()));
        }
        text =
            line.replaceFirst(
                Matcher.quoteReplacement("set %s=%s".formatted(value.getKey(), value.getValue())));
      }
      cli(String.valueOf(script.getFileName()), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs scripts of ours one after the other, in one start of what configures the server. */
  void runAll(List<String> scripts) {
    var text = new StringBuilder();
    try {
      for (var script : scripts) {
        text.append(Files.readString(Settings.installScript().resolveSibling(script))).append('\n');
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    configure(String.join("-", scripts), text.toString());
  }

  /** Runs commands on the stopped server; they are kept under a name. */
  void configure(String name, String commands) {
    try {
      cli(name, commands);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has the JDBC driver of PostgreSQL deployed at the start. */
  void deployDriver() {
    try {
      Files.copy(Settings.driver(), path.resolve("deployments/postgresql.jar"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has the deployment scanner deploy the EAR, again if it is deployed. */
  void deployEar() {
    deployEar(Settings.ear());
  }

  /** Has it deploy another EAR in its place, under the same name. */
  void deployEar(Path other) {
    try (var ear = Files.newInputStream(other)) {
      deploy(EAR, ear);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has the deployment scanner deploy a file under that name, again if it is deployed. */
  void deploy(String name, InputStream content) throws IOException {
    var deployments = path.resolve("deployments");
    Files.copy(content, deployments.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(deployments.resolve(name + ".dodeploy"), "");
  }

  /** Has the deployment scanner undeploy the EAR. */
  void undeployEar() {
    undeploy(EAR);
  }

  /** Has the deployment scanner undeploy a file. */
  void undeploy(String name) {
    try {
      Files.delete(path.resolve("deployments").resolve(name + ".deployed"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes the EAR away from a stopped server. */
  void removeEar() {
    try (var files = Files.list(path.resolve("deployments"))) {
      for (var file :
          files.filter(one -> String.valueOf(one.getFileName()).startsWith(EAR)).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the scanner has done with the EAR what that marker says, such as deployed. */
  boolean isEar(String marker) {
    return is(EAR, marker);
  }

  /** Whether the scanner has done with a file what that marker says. */
  boolean is(String name, String marker) {
    return Files.exists(path.resolve("deployments").resolve(name + "." + marker));
  }

  /** The log of the server. */
  ServerLog log() {
    return new ServerLog(path.resolve("log/server.log"));
  }

  /** Has the deployment scanner deploy a file at the start. */
  void deploy(Path archive) {
    try {
      var deployments = path.resolve("deployments");
      Files.copy(archive, deployments.resolve(archive.getFileName().toString()));
      Files.createFile(deployments.resolve(archive.getFileName() + ".dodeploy"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What was said of deployments that failed; empty when none has. */
  String failedDeployments() {
    try (var files = Files.list(path.resolve("deployments"))) {
      var reasons = new StringBuilder();
      for (var file : files.filter(one -> one.toString().endsWith(".failed")).toList()) {
        reasons.append(file.getFileName()).append(": ").append(Files.readString(file));
      }
      return reasons.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A Java of our own instead of the server's scripts: signals must reach the server, not a shell.
   *
   * @param options of the JVM
   * @param module what to start
   * @param arguments of what is started
   */
  ProcessBuilder java(List<String> options, String module, List<String> arguments) {
    var home = Settings.home();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(openedPackages(home));
    // None lives long enough to make up for what better code costs, on two cores, and none is
    // large.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-Djboss.server.base.dir=" + path,
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            module));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JBOSS_HOME", home.toString());
    return builder;
  }

  // The packages that the scripts of this distribution open.
  private static List<String> openedPackages(Path home) {
    try {
      return Pattern.compile("--add-(?:opens|exports)=[\\w.]+/[\\w.]+=ALL-UNNAMED")
          .matcher(Files.readString(home.resolve("bin/common.sh")))
          .results()
          .map(MatchResult::group)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static synchronized Path template() throws IOException {
    if (!templateIsMade) {
      replace(Settings.home().resolve("standalone"), TEMPLATE);
      new BaseFolder(TEMPLATE).install();
      // What the configuring server has left.
      for (var left : List.of("data", "log", "tmp")) {
        delete(TEMPLATE.resolve(left));
      }
      templateIsMade = true;
    }
    return TEMPLATE;
  }

  private void install() throws IOException {
    tls().make();
    cli(
        "install.cli",
        String.join(
            "\n",
            Files.readString(Settings.installScript()),
            COUNTERPARTS,
            TlsFiles.COMMANDS,
            IIOP_ON_ANY_PORT));
    addUsers();
  }

  /** The key that it shares with servers of tests. */
  TlsFiles tls() {
    return new TlsFiles(path.resolve("configuration"));
  }

  private void addUsers() throws IOException {
    append("application-users.properties", User.usersFile());
    append("application-roles.properties", User.groupsFile());
  }

  private void cli(String name, String commands) throws IOException {
    var script = path.resolve("offline-" + name);
    Files.writeString(
        script,
        String.join(
            "\n",
            "embed-server --server-config=" + CONFIGURATION,
            commands,
            "stop-embedded-server"));
    cli(List.of("--file=" + script));
  }

  /**
   * Runs the command line interface of the server.
   *
   * @throws IllegalStateException if it fails, with what it said
   */
  void cli(List<String> arguments) {
    try {
      var output = path.resolve("cli.log");
      var logging = Settings.home().resolve("bin/jboss-cli-logging.properties").toUri();
      var process =
          java(List.of("-Dlogging.configuration=" + logging), "org.jboss.as.cli", arguments)
              .redirectOutput(output.toFile())
              .start();
      if (waitFor(process) != 0) {
        throw new IllegalStateException("It failed:\n" + Files.readString(output));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(path.resolve("configuration").resolve(file), text, StandardOpenOption.APPEND);
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Copies a folder with all that is in it, in place of what is there. */
  static void replace(Path from, Path to) throws IOException {
    delete(to);
    Files.createDirectories(to.getParent());
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (var files = Files.walk(tree)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
