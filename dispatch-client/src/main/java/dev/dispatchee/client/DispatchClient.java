// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import dev.dispatchee.client.DispatchClientException.Kind;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A client of Dispatch EE, for use from another JVM or another deployment. Thread-safe. Each client
 * is one user and has its own connection. The first call connects, and so does the first call after
 * the connection breaks; {@link #close} ends it. Every method throws a {@link
 * DispatchClientException} if the server refuses the call or it fails.
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
   * Starts building a client with more options than {@link #connect} has.
   *
   * @param address such as {@code remote+http://localhost:8080}, or {@code remote+https} with TLS
   * @throws IllegalArgumentException if it is none
   */
  public static Builder at(String address) {
    return new Builder(URI.create(address));
  }

  /**
   * A client of the Dispatch EE in the same server, for use in a deployment; it acts as the calling
   * user.
   */
  public static DispatchClient inThisServer() {
    return new DispatchClient(new InThisServer(Builder.ANSWER_WITHIN));
  }

  /** Asks for a run; returns the queued run. */
  public Run submit(RunOrder order) {
    return ask(server -> server.submit(order.json()));
  }

  /** Asks for a run of an executor, for which there need be no trigger; returns the queued run. */
  public Run enqueue(TaskOrder order) {
    return ask(server -> server.enqueue(order.json()));
  }

  /**
   * Asks for a run of an executor for each of these settings, all or none. Each counts as one of
   * the runs that a user may ask for in a minute, and the whole may have a million characters. Who
   * is not sure whether it has arrived asks for the runs again and finds them twice: what must not
   * be done twice is to be {@linkplain #enqueue enqueued} one by one, with a key.
   *
   * @param type the type of the executor
   * @param settings as users write them
   * @return the ids of the runs, in the order of the settings
   */
  public List<Long> enqueueAll(String type, List<Map<String, String>> settings) {
    var orders = new JsonText().with("type", type).with("settings", settings).end();
    return ask(server -> server.enqueueAll(orders)).ids();
  }

  /** Asks for a run of an executor at a time ahead; returns the queued run. */
  public Run schedule(Instant at, TaskOrder order) {
    return enqueue(order.at(at));
  }

  /** The current state of a run. */
  public Run run(long id) {
    return ask(server -> server.run(id));
  }

  /** A page of runs, newest first. */
  public RunPage runs(RunQuery query) {
    return ask(server -> server.runs(query.json()));
  }

  /**
   * Asks a run to end, which takes up to some seconds. Returns the state of the run after the
   * request.
   */
  public Run cancel(long id) {
    return ask(server -> server.cancel(id));
  }

  /**
   * Waits until a run has ended, checking at most twice a second. A further attempt is a run of its
   * own, and is not waited for.
   *
   * @return the run, ended
   * @throws DispatchClientException also if it has not ended in that time ({@link Kind#TIMED_OUT}),
   *     or if the server is lost meanwhile ({@link Kind#UNREACHABLE}); this does not affect the
   *     run, and you can wait for it again by its id
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
   * The output of a run so far, as much as is kept: 1 MiB unless the server is configured
   * otherwise.
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
   * A part of the output of a run so far.
   *
   * @param from the byte to begin with: 0, or the {@link OutputPart#next} of another part
   */
  public OutputPart output(long id, long from) {
    return ask(server -> server.output(id, from, OutputPart.MOST_BYTES));
  }

  /** Ends the connection; the client cannot be used any more. Submitted runs go on. */
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

  /** Sets the server, the user and how to connect. */
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
     * The user, as the server knows it.
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

    /** What to trust and to present over TLS; by default that of the JVM. */
    public Builder over(SSLContext tls) {
      this.sslContext = tls;
      return this;
    }

    /**
     * How long an answer may take; by default 30 s.
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
     * Builds the client, which does not connect yet.
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
