// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the client makes of a server that is lost, or is set up otherwise. */
class RemoteLossIT {

  private static final ServerProcess SERVER =
      ServerProcess.make(
          "remote",
          Map.of(
              "dispatch.heartbeat.interval", "PT1S",
              "dispatch.heartbeat.dead", "PT3S",
              "dispatch.api.run-rate", "5"));

  private static final Duration LONG = Duration.ofMinutes(2);

  // The local user is given all roles, as an administrator might by mistake; and TLS is served.
  private static final String OTHERWISE =
      """
      /subsystem=elytron/constant-role-mapper=everything:add(roles=[dispatch-admin])
      /subsystem=elytron/security-domain=ApplicationDomain:write-attribute( \\
        name=realms[1].role-mapper, value=everything)
      /subsystem=remoting/http-connector=https-remoting-connector:add( \\
        connector-ref=https, sasl-authentication-factory=application-sasl-authentication)
      /subsystem=ejb3/service=remote:list-add(name=connectors, value=https-remoting-connector)
      """;

  @RegisterExtension static final ClientJvm CLIENT = new ClientJvm(SERVER.application());

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.log());

  @RegisterExtension private final Given given = new Given(SERVER.application());

  @BeforeAll
  static void start() {
    SERVER.configure(OTHERWISE);
    SERVER.start();
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @Test
  void saysThatTheServerIsLostWhileItWaitsAndGoesOnWhenItIsBack() throws Exception {
    var trigger = given.aTrigger().thatTakes(LONG).create();
    var run = CLIENT.ask(User.RUNNER, ClientCalls.submit(RunOrder.ofTrigger(trigger.id())));
    trigger.awaitStarted(trigger.log(run.id()));
    var waiting = inTheBackground(run.id());

    SERVER.kill();
    var told = waiting.get(20, TimeUnit.SECONDS);
    assertThat(told.kind()).as(told.toString()).isEqualTo(Kind.UNREACHABLE);
    assertThat(told.message()).contains(ClientJvm.address(SERVER.application()));
    assertThat(CLIENT.refused(User.RUNNER, ClientCalls.look(run.id())).kind())
        .isEqualTo(Kind.UNREACHABLE);

    SERVER.start();
    var ended = CLIENT.ask(User.RUNNER, ClientCalls.await(run.id(), Duration.ofSeconds(20)));
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.reason()).isEqualTo("NODE_LOST");
  }

  private static CompletableFuture<Told> inTheBackground(long run)
      throws InterruptedException, ExecutionException {
    var waiting =
        CompletableFuture.supplyAsync(
            () -> CLIENT.refused(User.RUNNER, ClientCalls.await(run, LONG)));
    try {
      // It must not end by itself.
      throw new AssertionError("it did not wait but: " + waiting.get(2, TimeUnit.SECONDS));
    } catch (TimeoutException asItShould) {
      return waiting;
    }
  }

  @Test
  void doesNotWaitForEverForAServerThatStandsStill() throws IOException, InterruptedException {
    var trigger = given.aTrigger().create();
    var run = CLIENT.ask(User.RUNNER, ClientCalls.submit(RunOrder.ofTrigger(trigger.id())));
    signal("-STOP");
    var start = Instant.now();
    try {
      var told =
          CLIENT.refused(User.RUNNER, ClientCalls.lookWithin(run.id(), Duration.ofSeconds(2)));
      assertThat(told.kind()).as(told.toString()).isEqualTo(Kind.UNREACHABLE);
      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    } finally {
      signal("-CONT");
    }

    assertThat(CLIENT.ask(User.RUNNER, ClientCalls.look(run.id())).id()).isEqualTo(run.id());
  }

  private static void signal(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", signal, Long.toString(SERVER.process().pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void saysThatTheApplicationIsNotThere() {
    SERVER.undeployEar();
    try {
      var told = CLIENT.refused(User.RUNNER, ClientCalls.look(1));

      assertThat(told.kind()).as(told.toString()).isEqualTo(Kind.UNREACHABLE);
      assertThat(told.message()).contains("no running Dispatch EE");
    } finally {
      SERVER.deployEar();
    }
    assertThat(CLIENT.refused(User.RUNNER, ClientCalls.look(1_000_000)).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void saysThatTheServerIsSuspended() {
    SERVER.manage(":suspend");
    try {
      var told = CLIENT.refused(User.RUNNER, ClientCalls.look(1));

      assertThat(told.kind()).as(told.toString()).isEqualTo(Kind.UNREACHABLE);
    } finally {
      SERVER.manage(":resume");
    }
  }

  @Test
  void isRefusedWithoutAUserWhateverRolesTheLocalUserHas() {
    var trigger = given.aTrigger().create();
    var order = RunOrder.ofTrigger(trigger.id());

    for (var answer :
        new Object[] {
          CLIENT.askAsNobody(ClientCalls.rawSubmit(order)).refusal().code(),
          CLIENT.askAsNobody(ClientCalls.rawRun(1)).refusal().code(),
          CLIENT.askAsNobody(ClientCalls.rawCancel(1)).refusal().code(),
          CLIENT.askAsNobody(ClientCalls.rawRuns((String) null)).refusal().code(),
          CLIENT.askAsNobody(ClientCalls.rawOutput(1, 0, 1_000)).refusal().code()
        }) {
      assertThat(answer).isEqualTo("unauthenticated");
    }
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void countsForTheLimitOfRunsInAMinuteWhichRequestsAreHeldToAsWell() {
    var trigger = given.aTrigger().withOverlap().create();
    var order = RunOrder.ofTrigger(trigger.id());
    var told =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> CLIENT.tried(User.EDITOR, ClientCalls.submit(order)), Objects::nonNull);

    assertThat(told.kind()).isEqualTo(Kind.TOO_MANY_REQUESTS);
    assertThat(told.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
    assertThat(trigger.logs()).hasSize(5);
    var refused =
        given
            .caller(User.EDITOR)
            .post(trigger.path("/run"))
            .mustBeProblem(429, "too-many-requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    given.caller(User.RUNNER).post(trigger.path("/run")).mustBe(202);
  }

  @Test
  void speaksTls() {
    var trigger = given.aTrigger().create();
    var run = trigger.awaitEnded(trigger.runNow());
    var address = "remote+https://localhost:" + SERVER.securePort();

    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.lookOverTls(address, run.id())).isSuccessful())
        .isTrue();
  }
}
