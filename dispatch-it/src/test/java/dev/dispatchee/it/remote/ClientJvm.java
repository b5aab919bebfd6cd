// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.it.server.User;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A plain JVM with the class path that dispatch-client needs, for all tests of a class. What it
 * prints is in {@code target/server/client.log}.
 */
public final class ClientJvm implements BeforeAllCallback, AfterAllCallback {

  private final URI application;
  private @Nullable Process process;
  private @Nullable ObjectOutputStream requests;
  private @Nullable ObjectInputStream replies;

  /** Asks the server of an application. */
  public ClientJvm(URI application) {
    this.application = application;
  }

  /** Where EJB clients find the server that has an application. */
  public static String address(URI application) {
    return "remote+http://%s:%d".formatted(application.getHost(), application.getPort());
  }

  /** The class path of a program that uses dispatch-client. */
  public static String classPath() {
    try {
      var besides = Files.readString(Path.of(property("client.classpath"))).strip();
      return property("client") + File.pathSeparator + besides;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The command that starts this JVM's Java. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What a user is answered; fails if it is refused. */
  public <T extends Serializable> T ask(User user, ClientCall<T> call) {
    return answered(reply(user.login(), user.password(), call));
  }

  /** What somebody is answered who names no user; fails if it is refused. */
  public <T extends Serializable> T askAsNobody(ClientCall<T> call) {
    return answered(reply("", "", call));
  }

  /** How a user is refused; fails if it is not. */
  public Told refused(User user, ClientCall<?> call) {
    return refused(user.login(), user.password(), call);
  }

  /** How a user is refused; null if it is answered. */
  public @Nullable Told tried(User user, ClientCall<?> call) {
    return reply(user.login(), user.password(), call).told();
  }

  /** How somebody is refused; fails if it is not. */
  public Told refused(String user, String password, ClientCall<?> call) {
    var reply = reply(user, password, call);
    if (reply.told() == null) {
      throw new AssertionError("it was not refused but: " + reply);
    }
    return reply.told();
  }

  /** What is thrown at a user besides, as a stack trace; fails if nothing is. */
  public String failure(User user, ClientCall<?> call) {
    return failure(user.login(), user.password(), call);
  }

  /** What is thrown at somebody besides, as a stack trace; fails if nothing is. */
  public String failure(String user, String password, ClientCall<?> call) {
    var reply = reply(user, password, call);
    if (reply.failure() == null) {
      throw new AssertionError("it did not fail but: " + reply);
    }
    return reply.failure();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Serializable> T answered(ClientProgram.Reply reply) {
    if (reply.value() == null) {
      throw new AssertionError("it was not answered but: " + reply);
    }
    return (T) reply.value();
  }

  private synchronized ClientProgram.Reply reply(String user, String password, ClientCall<?> call) {
    try {
      var caller = new Caller(address(application), user, password);
      requests.writeObject(new ClientProgram.Request(caller, call));
      requests.flush();
      requests.reset();
      return (ClientProgram.Reply) replies.readObject();
    } catch (IOException | ClassNotFoundException failed) {
      throw new IllegalStateException("the client's JVM has ended; see its log", failed);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    var ours = Path.of("target/test-classes").toAbsolutePath();
    var log = Path.of(property("directory"), "client.log").toFile();
    var started =
        new ProcessBuilder(
                List.of(
                    java(),
                    "-Xmx256m",
                    "-cp",
                    classPath() + File.pathSeparator + ours,
                    ClientProgram.class.getName()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log))
            .start();
    process = started;
    requests = new ObjectOutputStream(started.getOutputStream());
    requests.flush();
    replies = new ObjectInputStream(started.getInputStream());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private static String property(String name) {
    var value = System.getProperty("dispatch.it." + name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "start with: mvn verify; dispatch.it." + name + " is missing");
    }
    return value;
  }
}
