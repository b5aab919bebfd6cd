// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import dev.dispatchee.client.DispatchClientException.Kind;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A Dispatch EE, for who wants runs of it from another JVM or another deployment. Safe for several
 * threads. Each client is one user and has a connection of its own, made by the first call and
 * after a break by the next one; {@link #close} ends it. What is refused or fails is a {@link
 * DispatchClientException}, from every method.
 */
public final class DispatchClient implements AutoCloseable {

  private final Link link;

  private volatile boolean closed;

  private DispatchClient(Link link) {
    this.link = link;
  }

  /**
   * A client of a server over the network.
   *
   * @param address such as {@code remote+http://localhost:8080}, or {@code remote+https} with TLS
   */
  public static DispatchClient connect(String address, String user, String password) {
    return at(address).as(user, password).open();
  }

  /**
   * The way to say more about a server than {@link #connect} takes.
   *
   * @param address such as {@code remote+http://localhost:8080}, or {@code remote+https} with TLS
   * @throws IllegalArgumentException if it is none
   */
  public static Builder at(String address) {
    return new Builder(URI.create(address));
  }

  /** A client, in a deployment, of the Dispatch EE in the same server: as the user who calls. */
  public static DispatchClient inThisServer() {
    return new DispatchClient(new InThisServer(Builder.ANSWER_WITHIN));
  }

  /** Asks for a run; returns it as it was queued. */
  public Run submit(RunOrder order) {
    return ask(server -> server.submit(order));
  }

  /** A run as it is now. */
  public Run run(long id) {
    return ask(server -> server.run(id));
  }

  /** A page of runs, the newest first. */
  public RunPage runs(RunQuery query) {
    return ask(server -> server.runs(query));
  }

  /** Asks for a run to end; it does so within seconds. Returns it as it is then. */
  public Run cancel(long id) {
    return ask(server -> server.cancel(id));
  }

  /**
   * Waits until a run has ended, looking at most twice a second. A further attempt is a run of its
   * own and not waited for.
   *
   * @return the run, ended
   * @throws DispatchClientException besides, when it has not ended in that time ({@link
   *     Kind#TIMED_OUT}), and when the server is lost meanwhile ({@link Kind#UNREACHABLE}): the run
   *     is not concerned, and can be waited for again by its id
   * @throws InterruptedException if the thread is interrupted; the run goes on
   */
  public Run await(long id, Duration timeout) throws InterruptedException {
    var pauses = new Pauses(timeout);
    long start = System.nanoTime();
    while (true) {
      var run = run(id);
      if (run.ended()) {
        return run;
      }
      var waited = Duration.ofNanos(System.nanoTime() - start);
      if (pauses.isOver(waited)) {
        throw DispatchClientException.of(
            Kind.TIMED_OUT,
            "timed-out",
            "run %d is %s after %s".formatted(id, run.status(), timeout),
            null);
      }
      TimeUnit.NANOSECONDS.sleep(pauses.after(waited).toNanos());
    }
  }

  /**
   * What a run has said so far, all that is kept of it: 1 MiB, unless the server says otherwise.
   */
  public String output(long id) {
    var text = new StringBuilder();
    var part = output(id, 0);
    text.append(part.text());
    while (part.hasMore()) {
      part = output(id, part.next());
      text.append(part.text());
    }
    return text.toString();
  }

  /**
   * A part of what a run has said so far.
   *
   * @param from which byte of it to begin with: 0, or the {@link OutputPart#next} of another part
   */
  public OutputPart output(long id, long from) {
    return ask(server -> server.output(id, from, OutputPart.MOST_BYTES));
  }

  /** Ends the connection; nothing more can be asked. What was submitted goes on. */
  @Override
  public void close() {
    closed = true;
    link.close();
  }

  private <T extends Serializable> T ask(Function<DispatchRemote, Answer<T>> question) {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    var answer = link.ask(question);
    if (answer.refusal() != null) {
      throw DispatchClientException.of(answer.refusal());
    }
    if (answer.value() == null) {
      throw DispatchClientException.of(
          Kind.SERVER_FAILED, "internal-error", "the server sent no answer", null);
    }
    return answer.value();
  }

  /** Says which server, as whom, and how. */
  public static final class Builder {

    static final String OPEN = "remote+http";
    static final String SECURE = "remote+https";
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final URI address;
    private String user = "";
    private String password = "";
    private @Nullable SSLContext sslContext;
    private Duration answerWithin = ANSWER_WITHIN;

    private Builder(URI address) {
      boolean known = OPEN.equals(address.getScheme()) || SECURE.equals(address.getScheme());
      if (!known || address.getHost() == null || address.getPort() < 0) {
        throw new IllegalArgumentException(
            "address '%s' must be %s://HOST:PORT or %s://HOST:PORT"
                .formatted(address, OPEN, SECURE));
      }
      this.address = address;
    }

    /**
     * The user, known to the server.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder as(String name, String secret) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("the user must have a name");
      }
      this.user = name;
      this.password = secret;
      return this;
    }

    /** What to trust and to show over TLS; the JVM's own unless it is said. */
    public Builder over(SSLContext tls) {
      this.sslContext = tls;
      return this;
    }

    /**
     * How long an answer may take, 30 s unless it is said.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder answeredWithin(Duration time) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("time %s must be positive".formatted(time));
      }
      this.answerWithin = time;
      return this;
    }

    /**
     * The client; nothing is connected yet.
     *
     * @throws IllegalStateException if no user was named
     */
    public DispatchClient open() {
      if (user.isEmpty()) {
        throw new IllegalStateException("no user was named: call as(name, password)");
      }
      return new DispatchClient(new ConnectedServer(this));
    }

    URI address() {
      return address;
    }

    String user() {
      return user;
    }

    String password() {
      return password;
    }

    @Nullable SSLContext sslContext() {
      return sslContext;
    }

    Duration answerWithin() {
      return answerWithin;
    }
  }
}
