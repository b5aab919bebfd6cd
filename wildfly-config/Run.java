import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * The server of {@code mvn -Prun package}: checks the ports, unpacks WildFly, configures it with
 * install.cli, starts it with the EAR and the hello executor, makes two demo triggers, and stays in
 * the foreground until the server ends or Maven does. Run by {@code java Run.java}; what it works
 * on comes as system properties from the profile {@code run} of dispatch-it.
 */
public final class Run {
  private static final Duration READY_WITHIN = Duration.ofSeconds(120);
  private static final Duration TRIGGERS_WITHIN = Duration.ofSeconds(30);

  /** In which runs in progress come to an end when the server stops; then the server has its own work to do. */
  private static final int SUSPEND_SECONDS = 35;
  private static final int STOP_SECONDS = SUSPEND_SECONDS + 10;

  /** The exit code that the profile passes over: it fails on failure.txt instead, without a stack trace of Maven's. */
  private static final int TOLD = 3;

  private static final String USER = "admin";
  private static final String PASSWORD_VARIABLE = "DISPATCH_ADMIN_PASSWORD";

  /** What ends the command with a sentence instead of a stack trace. */
  @SuppressWarnings("serial")
  private static final class Problem extends RuntimeException {
    Problem(String message) {
      super(message);
    }
  }

  private record Port(String name, String property, int number) {
    static Port read(String name, String property) {
      var text = setting(property);
      if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65535) {
        throw new Problem(property + " must be a port from 1 to 65535, not '" + text + "'.");
      }
      return new Port(name, property, Integer.parseInt(text));
    }

    ServerSocket listen() throws IOException {
      var socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), number));
      return socket;
    }

    String isTaken() {
      return "Port %d (%s) is in use. Choose another: mvn -Prun package -D%s=%d"
          .formatted(number, name, property, number + 1);
    }
  }

  private record Password(String text, boolean given) {
    static Password read() {
      var text = System.getenv(PASSWORD_VARIABLE);
      if (text == null) {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().encodeToString(bytes), false);
      }
      // What a header, a properties file and every browser carry without a question of character sets.
      if (!text.matches("[\\x20-\\x7e]{1,128}") || text.isBlank()) {
        throw new Problem(PASSWORD_VARIABLE + " must be 1 to 128 printable ASCII characters, not all of them spaces."
            + " Unset it to get a random password.");
      }
      return new Password(text, true);
    }
  }

  private record DemoTrigger(String code, String name, String type, String settings, String cron) {
    String asJson() {
      return """
          {"externalReferenceCode": "%s", "name": "%s", "dispatchTaskExecutorType": "%s",
           "dispatchTaskSettings": %s, "cronExpression": "%s", "active": true}"""
          .formatted(code, name, type, settings, cron);
    }
  }

  private final List<Port> ports = List.of(
      Port.read("HTTP", "jboss.http.port"),
      Port.read("HTTPS", "jboss.https.port"),
      Port.read("management", "jboss.management.http.port"));
  private final Password password = Password.read();
  private final Path distribution = path("dispatch.run.distribution");
  private final Path installScript = path("dispatch.run.install");
  private final List<Path> archives = List.of(path("dispatch.run.ear"), path("dispatch.run.hello"));
  private final Path directory = path("dispatch.run.directory");
  private final Path data = path("dispatch.data.dir");
  private final Path home = directory.resolve(
      distribution.getFileName().toString().replace("-dist", "").replace(".zip", ""));
  private final Path base = directory.resolve("base");
  private final URI application = URI.create("http://127.0.0.1:" + ports.get(0).number() + "/dispatch/");
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Process child;
  private boolean stopping;

  public static void main(String[] args) throws Exception {
    var failure = path("dispatch.run.directory").resolve("failure.txt");
    Files.createDirectories(failure.getParent());
    Files.deleteIfExists(failure);
    try {
      new Run().run();
      Files.deleteIfExists(failure);
    } catch (Problem problem) {
      say("ERROR: " + problem.getMessage());
      Files.writeString(failure, problem.getMessage());
      System.exit(TOLD);
    }
  }

  private void run() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    // Maven may be killed without a chance to tell us.
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(143)));
    checkPorts();
    Files.createDirectories(data);
    try (var lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new Problem("Another mvn -Prun package is already running in " + directory + ". Stop it first.");
      }
      unpack();
      copyBase();
      configure();
      addUser();
      deploy();
      serve();
    }
  }

  private void checkPorts() throws IOException {
    var held = new ArrayList<ServerSocket>();
    var taken = new ArrayList<String>();
    for (var port : ports) {
      try {
        held.add(port.listen());
      } catch (IOException e) {
        taken.add(port.isTaken());
      }
    }
    for (var socket : held) {
      socket.close();
    }
    if (!taken.isEmpty()) {
      throw new Problem(String.join("\n       ", taken));
    }
  }

  // ---- The server's folders ----------------------------------------------------------------------

  /** The distribution stays as it was published; the mark that it is whole is written last. */
  private void unpack() throws IOException {
    var whole = home.resolve(".unpacked");
    if (Files.exists(whole)) {
      return;
    }
    say("Unpacking " + distribution.getFileName() + " ...");
    delete(home);
    try (var zip = new ZipInputStream(Files.newInputStream(distribution))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var target = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    Files.createFile(whole);
  }

  /** Configuration, deployments, data and log anew, so that a changed install.cli takes effect. */
  private void copyBase() throws IOException {
    delete(base);
    var pristine = home.resolve("standalone");
    try (var files = Files.walk(pristine)) {
      for (var file : files.toList()) {
        Files.copy(file, base.resolve(pristine.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var files = Files.walk(tree)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void configure() throws Exception {
    say("Configuring the server with " + installScript.getFileName() + " ...");
    var script = base.resolve("run.cli");
    // No property chooses the port of IIOP, which nothing here uses: any free one (0), so that two
    // servers on one machine do not meet on it.
    Files.writeString(script, String.join("\n",
        "embed-server --server-config=standalone-full.xml",
        Files.readString(installScript),
        "/socket-binding-group=standard-sockets/socket-binding=iiop:write-attribute(name=port, value=0)",
        "stop-embedded-server"));
    var output = base.resolve("run.cli.log");
    var logging = "-Dlogging.configuration=" + home.resolve("bin/jboss-cli-logging.properties").toUri();
    var command = java(List.of(logging), "org.jboss.as.cli", List.of("--file=" + script));
    command.environment().put("JBOSS_HOME", home.toString());
    if (start(command.redirectErrorStream(true).redirectOutput(output.toFile())).waitFor() != 0) {
      var told = Files.readAllLines(output).stream()
          .filter(line -> !line.equals("{\"outcome\" => \"success\"}")).toList();
      throw new Problem("The server could not be configured with " + installScript + ":\n" + String.join("\n", told));
    }
  }

  /** Writes the digest that ApplicationRealm keeps, so that the password is on no command line. */
  private void addUser() throws IOException, GeneralSecurityException {
    var secret = USER + ":ApplicationRealm:" + password.text();
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(secret.getBytes(UTF_8)));
    var configuration = base.resolve("configuration");
    Files.writeString(configuration.resolve("application-users.properties"),
        "\n" + USER + "=" + digest + "\n", StandardOpenOption.APPEND);
    Files.writeString(configuration.resolve("application-roles.properties"),
        "\n" + USER + "=dispatch-admin\n", StandardOpenOption.APPEND);
  }

  private void deploy() throws IOException {
    for (var archive : archives) {
      Files.copy(archive, deployment(archive, ""));
      Files.createFile(deployment(archive, ".dodeploy"));
    }
  }

  private Path deployment(Path archive, String suffix) {
    return base.resolve("deployments").resolve(archive.getFileName() + suffix);
  }

  // ---- The server --------------------------------------------------------------------------------

  private void serve() throws Exception {
    var server = start(serverCommand());
    awaitReady(server);
    makeUnlessThere(new DemoTrigger("demo-ready-check", "Demo: ready check", "http-request",
        "{\"url\": \"" + application.resolve("health/ready") + "\"}", "*/10 * * * * ?"));
    makeUnlessThere(new DemoTrigger("demo-hello", "Demo: hello", "hello",
        "{\"message\": \"Hello from the demo trigger\"}", "0 * * * * ?"));
    announce();
    int code = server.waitFor();
    if (code != 0 && !isStopping()) {
      throw new Problem("The server exited by itself, with code " + code + ". Log: " + base.resolve("log/server.log"));
    }
    say("The server has stopped.");
  }

  private ProcessBuilder serverCommand() throws IOException {
    var options = List.of("-Xms64m", "-Xmx512m", "-Djava.awt.headless=true",
        "-Djboss.modules.system.pkgs=org.jboss.byteman",
        "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri(),
        // The store of the timers keeps local times without a zone.
        "-Duser.timezone=UTC",
        // Unset, a signal ends the server at once and what runs is lost.
        "-Dorg.wildfly.sigterm.suspend.timeout=" + SUSPEND_SECONDS);
    var arguments = new ArrayList<>(List.of(
        "-c", "standalone-full.xml", "-b", "127.0.0.1", "-bmanagement", "127.0.0.1",
        "-Djboss.home.dir=" + home,
        "-Djboss.node.name=dispatch-1", "-Djboss.tx.node.id=dispatch-1",
        "-Ddispatch.h2.path=" + data.resolve("dispatch").toString().replace('\\', '/')));
    ports.forEach(port -> arguments.add("-D" + port.property() + "=" + port.number()));
    var command = java(options, "org.jboss.as.standalone", arguments);
    command.environment().putIfAbsent("DISPATCH_HTTP_REQUEST_ALLOW", "localhost,127.0.0.1");
    return command.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** A Java of our own instead of the server's scripts: signals must reach the server, not a shell. */
  private ProcessBuilder java(List<String> options, String module, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The packages that the scripts of this distribution open.
    Pattern.compile("--add-(?:opens|exports)=[\\w.]+/[\\w.]+=ALL-UNNAMED")
        .matcher(Files.readString(home.resolve("bin/common.sh")))
        .results().map(MatchResult::group).forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-Djboss.server.base.dir=" + base, "-jar", home.resolve("jboss-modules.jar").toString(),
        "-mp", home.resolve("modules").toString(), module));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().remove(PASSWORD_VARIABLE);
    return builder;
  }

  private void awaitReady(Process server) throws Exception {
    var ready = application.resolve("health/ready");
    var answer = "no answer";
    for (var end = Instant.now().plus(READY_WITHIN); Instant.now().isBefore(end); Thread.sleep(500)) {
      if (!server.isAlive()) {
        throw new Problem("The server exited while starting, with code " + server.exitValue() + ".");
      }
      failOnFailedDeployment();
      var response = send(HttpRequest.newBuilder(ready));
      if (is(200, response)) {
        return;
      }
      answer = response.map(Run::describe).orElse(answer);
    }
    stop();
    throw new Problem(ready + " did not answer 200 within " + READY_WITHIN.toSeconds() + " s. Last answer: " + answer);
  }

  private void failOnFailedDeployment() throws IOException {
    for (var archive : archives) {
      var failed = deployment(archive, ".failed");
      if (Files.exists(failed)) {
        var reason = Files.readString(failed).replace("\\", "");
        stop();
        throw new Problem("The deployment of " + archive.getFileName() + " failed:\n" + reason);
      }
    }
  }

  // ---- Its start and end -------------------------------------------------------------------------

  private synchronized Process start(ProcessBuilder command) throws IOException {
    if (stopping) {
      throw new Problem("Stopped before the server was up.");
    }
    child = command.start();
    return child;
  }

  /** Also the shutdown hook, so that nothing ends this process and leaves the server behind. */
  private void stop() {
    var running = stopStarting();
    if (running == null || !running.isAlive()) {
      return;
    }
    say("Stopping the server; runs in progress get up to " + SUSPEND_SECONDS + " s ...");
    running.destroy();
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
    }
  }

  private synchronized Process stopStarting() {
    stopping = true;
    return child;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  // ---- The demo ----------------------------------------------------------------------------------

  /** Tries again for a while: an executor's deployment may come up after the API. */
  private void makeUnlessThere(DemoTrigger trigger) throws Exception {
    var triggers = application.resolve("api/v1/triggers");
    var answer = "no answer";
    for (var end = Instant.now().plus(TRIGGERS_WITHIN); Instant.now().isBefore(end); Thread.sleep(1000)) {
      var response = send(asAdmin(URI.create(triggers + "/by-external-reference-code/" + trigger.code())));
      if (is(404, response)) {
        response = send(asAdmin(triggers).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(trigger.asJson())));
      }
      if (is(200, response) || is(201, response)) {
        return;
      }
      answer = response.map(Run::describe).orElse(answer);
    }
    say("WARNING: The trigger \"" + trigger.name() + "\" could not be created: " + answer);
  }

  private HttpRequest.Builder asAdmin(URI uri) {
    var credentials = Base64.getEncoder().encodeToString((USER + ":" + password.text()).getBytes(UTF_8));
    return HttpRequest.newBuilder(uri).header("Authorization", "Basic " + credentials);
  }

  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return Optional.of(client.send(
          request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean is(int status, Optional<HttpResponse<String>> response) {
    return response.isPresent() && response.get().statusCode() == status;
  }

  private static String describe(HttpResponse<String> response) {
    return response.statusCode() + " " + response.body().strip();
  }

  private void announce() {
    say("""

        ------------------------------------------------------------------------------
          Dispatch EE is running.

          Console    %1$s
          API        %1$sapi/v1
          User       %2$s
          Password   %3$s

          Try        curl -u %2$s:%4$s %1$sapi/v1/logs
          Data       %5$s
          Stop       Ctrl-C
        ------------------------------------------------------------------------------
        """.formatted(application, USER,
        password.given() ? "from " + PASSWORD_VARIABLE : password.text(),
        password.given() ? "\"$" + PASSWORD_VARIABLE + "\"" : password.text(),
        data));
  }

  private static String setting(String property) {
    var value = System.getProperty(property, "").strip();
    if (value.isEmpty()) {
      throw new Problem("System property " + property + " is missing; start with: mvn -Prun package");
    }
    return value;
  }

  private static Path path(String property) {
    return Path.of(setting(property)).toAbsolutePath().normalize();
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
