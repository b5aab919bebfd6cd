// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** The server that Arquillian starts once for all test classes, with the EAR and hello in it. */
public final class SharedServer implements LoadableExtension {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final BaseFolder BASE = new BaseFolder(Settings.directory().resolve("shared"));

  /** Where the application answers; ends with a slash. */
  public static URI application() {
    return URI.create("http://127.0.0.1:%d/dispatch/".formatted(Settings.sharedHttpPort()));
  }

  /** The same over TLS, with the certificate that the server made for itself. */
  public static URI secured() {
    return URI.create("https://127.0.0.1:%d/dispatch/".formatted(Settings.sharedHttpsPort()));
  }

  /** Where it expects its mail server, on 127.0.0.1: there is none until a test starts one. */
  public static int mailPort() {
    return Settings.mailPort();
  }

  /** Its base folder. */
  public static Path folder() {
    return BASE.path().toAbsolutePath();
  }

  /** The key with which it and hosts called localhost know each other. */
  public static TlsFiles tls() {
    return BASE.tls();
  }

  /** What a server that was killed while a job ran would have left, before the start. */
  public static Path leftover() {
    return folder().resolve("tmp/dispatch-talend-1-1-0123456789abcdef0123456789abcdef-1");
  }

  /** A folder of somebody else beside it. */
  public static Path keptBeside() {
    return folder().resolve("tmp/of-somebody-else");
  }

  /** How many class loaders of that name it has left after a collection of garbage. */
  public static long liveClassLoaders(String name) {
    Jcmd.ask(process(), "GC.run");
    return Jcmd.ask(process(), "VM.classloaders")
        .lines()
        .filter(line -> line.contains('"' + name + '"'))
        .count();
  }

  /** What each of its threads does. */
  public static String threads() {
    return Jcmd.ask(process(), "Thread.print");
  }

  private static ProcessHandle process() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> commandLineOf(process).contains("jboss-modules"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the shared server does not run"));
  }

  private static String commandLineOf(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  /** Its log. */
  public static ServerLog log() {
    return BASE.log();
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Preparation.class);
  }

  /** What has to be done before and after the start. */
  public static final class Preparation {

    /** Makes the base folder, before Arquillian starts the server in it. */
    public void makeBase(@Observes(precedence = 100) BeforeSuite event) {
      BaseFolder.make("shared");
      try {
        Files.createDirectories(leftover().resolve("job"));
        Files.createDirectories(keptBeside());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** The server says that it runs also when a deployment has failed. */
    public void awaitReady(@Observes AfterStart event) {
      Readiness.await(application(), log(), READY_WITHIN, () -> BASE.failedDeployments().isEmpty());
    }
  }
}
