// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.account.Account;
import dev.dispatchee.it.account.Answers;
import dev.dispatchee.it.account.Outage;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.WitnessExecutor;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * A server whose executors write down what they do, and of which is remembered what it answered and
 * when it was not there: so that its account can be settled.
 */
final class WitnessedServer implements AutoCloseable {

  private static final Map<String, String> QUICK =
      Map.of(
          "dispatch.heartbeat.interval", "PT1S",
          "dispatch.heartbeat.dead", "PT3S",
          "dispatch.sweep.interval", "PT1S",
          "dispatch.misfire.grace", "PT2S",
          "dispatch.misfire.threshold", "PT6S");

  /** Dead time, sweep, and what a busy machine adds. */
  private static final Duration TOLERANCE_OF_THE_QUICK = Duration.ofSeconds(3 + 1 + 2);

  private static final Duration TOLERANCE = Duration.ofSeconds(15 + 40 + 2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final JavaArchive EXECUTORS = Probes.archive("witness", WitnessExecutor.class);

  private final ServerProcess process;
  private final Supplier<DataSource> database;
  private final Duration tolerance;
  private final Given given;
  private final Answers answers = new Answers();
  private final List<Outage> outages = new CopyOnWriteArrayList<>();
  private final List<Outage> forgotten = new CopyOnWriteArrayList<>();
  private final List<Outage> frozen = new CopyOnWriteArrayList<>();
  private Instant goneSince = Instant.now();
  private volatile boolean away = true;

  private WitnessedServer(
      ServerProcess process, Supplier<DataSource> database, Duration tolerance) {
    this.process = process;
    this.database = database;
    this.tolerance = tolerance;
    process.deployArchive(EXECUTORS);
    this.given = new Given(process.application());
  }

  /** Makes one that is quick to notice things; nothing is started yet. */
  static WitnessedServer make(String name, Map<String, String> properties) {
    var all = new HashMap<>(QUICK);
    all.putAll(properties);
    var process = ServerProcess.make(name, all);
    var grace = Duration.parse(all.getOrDefault("dispatch.cancel.grace", "PT10S"));
    return new WitnessedServer(
        process, () -> process.database().dataSource(), TOLERANCE_OF_THE_QUICK.plus(grace));
  }

  /**
   * Makes one on PostgreSQL with the times that are the default, but for the sweep: what is on time
   * again is so without it. Nothing is started yet.
   *
   * @param port where the database, or what stands between, listens on this machine
   */
  static WitnessedServer makeOnPostgres(String name, PostgresServer postgres, int port) {
    return new WitnessedServer(
        ServerProcess.makeOnPostgres(name, port, Map.of("dispatch.sweep.interval", "PT40S")),
        postgres::dataSource,
        TOLERANCE.plusSeconds(10));
  }

  /** Makes one on PostgreSQL that is quick to notice things; nothing is started yet. */
  static WitnessedServer makeQuickOnPostgres(String name, PostgresServer postgres) {
    return new WitnessedServer(
        ServerProcess.makeOnPostgres(name, postgres.port(), QUICK),
        postgres::dataSource,
        TOLERANCE_OF_THE_QUICK.plusSeconds(10));
  }

  /**
   * Makes one on the first of several PostgreSQLs that takes changes, quick to notice things;
   * nothing is started yet.
   *
   * @param database values of postgresql.cli
   * @param latest the one that takes changes at the end
   */
  static WitnessedServer makeQuickOn(
      String name, Map<String, String> database, Supplier<DataSource> latest) {
    return new WitnessedServer(
        ServerProcess.makeOnPostgres(name, database, QUICK),
        latest,
        TOLERANCE_OF_THE_QUICK.plusSeconds(10));
  }

  /**
   * Makes another node on the same database, whose executors write into the same folder; nothing is
   * started yet.
   */
  ServerProcess mate(String name, PostgresServer postgres) {
    return mate(ServerProcess.makeOnPostgres(name, postgres.port(), QUICK));
  }

  /** The same on several PostgreSQLs. */
  ServerProcess mate(String name, Map<String, String> database) {
    return mate(ServerProcess.makeOnPostgres(name, database, QUICK));
  }

  private ServerProcess mate(ServerProcess mate) {
    mate.deployArchive(EXECUTORS);
    try {
      var written = Files.createDirectories(process.folder().resolve(WitnessExecutor.FOLDER));
      Files.createSymbolicLink(
          mate.folder().resolve(WitnessExecutor.FOLDER), written.toAbsolutePath());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return mate;
  }

  ServerProcess process() {
    return process;
  }

  Api admin() {
    return Api.of(process.application()).as(User.ADMIN);
  }

  /** Starts it, and waits until its executors are there. */
  void start() {
    process.start();
    isBack();
  }

  /** As {@code kill -9}. */
  void kill() {
    isAway();
    process.kill();
  }

  /** As {@code kill}. */
  void stop() {
    isAway();
    process.stop();
  }

  /** From now on nothing is expected of it. */
  void isAway() {
    away = true;
    goneSince = Instant.now();
  }

  /** Waits until its executors are there; from then on it must keep its promises again. */
  void isBack() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreException(UncheckedIOException.class)
        .until(
            () -> admin().get("executors/" + WitnessExecutor.TYPE),
            answer -> answer.status() == 200);
    outages.add(new Outage(goneSince, Instant.now()));
    away = false;
  }

  /** The database has lost all that it had confirmed in that time. */
  void isForgotten(Instant from, Instant to) {
    forgotten.add(new Outage(from, to));
  }

  /** One of the nodes was frozen in that time, for longer than the others wait for it. */
  void wasFrozen(Instant from, Instant to) {
    frozen.add(new Outage(from, to));
  }

  /** Deploys the witness again while runs of it are in progress. */
  void deployExecutorsAgain() {
    process.deployArchive(EXECUTORS);
  }

  /** A trigger of the witness, inactive. */
  TriggerDraft aTrigger(String name) {
    return given.aTrigger().named(name).ofExecutor(WitnessExecutor.TYPE);
  }

  /** Makes a trigger, if the server is there to make it. */
  Optional<Trigger> create(TriggerDraft draft) {
    return ask(() -> admin().post("triggers", draft.json()), 201)
        .map(
            answer -> {
              long id = answer.json().path("id").asLong();
              answers.created(id);
              return new Trigger(admin(), id);
            });
  }

  /** Runs a trigger now, if the server is there to do it. */
  Optional<Log> run(Trigger trigger) {
    var run = ask(() -> trigger.run(""), 202).map(answer -> answer.as(Log.class));
    run.ifPresent(log -> answers.queued(log.id()));
    return run;
  }

  /** Changes a trigger, if the server is there; the description must be one that it never had. */
  void change(Trigger trigger, String description, Map<String, Object> fields) {
    var patch = new HashMap<>(fields);
    patch.put("description", description);
    ask(() -> trigger.api().patch(trigger.path(""), patch), 200)
        .ifPresent(answer -> answers.described(trigger.id(), description));
  }

  /** Deletes a trigger, if the server is there and nothing of it runs. */
  boolean delete(Trigger trigger) {
    var done = ask(() -> trigger.api().delete(trigger.path("")), 204);
    done.ifPresent(answer -> answers.deleted(trigger.id()));
    return done.isPresent();
  }

  /** Makes everything inactive, waits for what is open, stops it and reads what it has left. */
  Account settle() {
    for (var trigger :
        admin().get("triggers?pageSize=200&active=true").mustBe(200).json().path("items")) {
      admin().patch("triggers/" + trigger.path("id").asLong(), Map.of("active", false)).mustBe(200);
    }
    Awaitility.await()
        .alias("no run is open")
        .atMost(PATIENCE)
        // Waiting ones twice: what ends may leave a further attempt.
        .until(() -> open("QUEUED") + open("IN_PROGRESS") + open("QUEUED"), open -> open == 0);
    stop();
    var folder = process.folder();
    return Account.of(
        database.get(),
        folder.resolve(WitnessExecutor.FOLDER),
        answers,
        outages,
        forgotten,
        frozen,
        tolerance);
  }

  private long open(String status) {
    return admin().get("logs?pageSize=1&status=" + status).mustBe(200).items(Log.class).size();
  }

  private interface Request {
    Answer send();
  }

  // Whoever asks while it is killed may get no answer; then nothing is known.
  private Optional<Answer> ask(Request request, int done) {
    boolean mayBeAway = away;
    try {
      var answer = request.send();
      if (answer.status() >= 500 && !mayBeAway && !away) {
        answers.failed(Instant.now() + " " + answer);
      }
      return Optional.of(answer).filter(any -> any.status() == done);
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
