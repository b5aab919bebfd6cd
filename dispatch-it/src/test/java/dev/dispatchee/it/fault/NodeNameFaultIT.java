// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers that somebody has given one name, on one database, with the times as they are. */
class NodeNameFaultIT {

  private static final Duration DEAD_AFTER = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Map<String, String> TWIN = Map.of("jboss.node.name", "twin");

  private static final PostgresServer POSTGRES = PostgresServer.start("twin-data");
  private static final ServerProcess FIRST =
      ServerProcess.makeOnPostgres("twin-first", POSTGRES.port(), TWIN);
  private static final ServerProcess SECOND =
      ServerProcess.makeOnPostgres("twin-second", POSTGRES.port(), TWIN);

  @RegisterExtension private final Given given = new Given(FIRST.application());

  @BeforeEach
  void start() {
    if (!FIRST.isRunning()) {
      FIRST.start();
    }
  }

  @AfterEach
  void stop() {
    SECOND.kill();
    // There what a test made is removed.
    start();
  }

  @AfterAll
  static void end() {
    SECOND.close();
    FIRST.close();
    POSTGRES.close();
  }

  @Test
  void theSecondStartsNothingAndEndsNothingUntilTheFirstIsGone() {
    var busy = given.aTrigger().thatTakes(Duration.ofMinutes(5)).create();
    var run = busy.awaitStarted(busy.runNow());
    long mark = SECOND.log().mark();

    SECOND.beginToStart();
    await().atMost(SOON).until(() -> isTold(SECOND, mark, "DISP00522"));

    assertThat(SECOND.log().since(mark))
        .filteredOn(line -> line.contains("DISP00522"))
        .singleElement()
        .asString()
        .contains("-Djboss.node.name=NAME");
    assertThat(check(SECOND, "node-name")).isEqualTo("DOWN");
    assertThat(check(FIRST, "node-name")).isEqualTo("UP");
    assertThat(given.nobody().get("/health/ready").status()).isEqualTo(200);
    assertThat(isTold(SECOND, mark, "DISP00502")).as("takes runs").isFalse();
    assertThat(busy.log(run.id()).status()).isEqualTo("IN_PROGRESS");

    busy.cancel(run).mustBe(202);
    busy.awaitEnded(run);
    var quick = given.aTrigger().create();
    assertThat(quick.awaitEnded(quick.runNow()).isSuccessful()).isTrue();
    FIRST.stop();
    SECOND.awaitReady();
    assertThat(isTold(SECOND, mark, "DISP00504")).as("ended runs of another").isFalse();
  }

  @Test
  void aKilledServerHasItsNameBackAsSoonAsItIsDead() {
    var killed = Instant.now();
    long mark = FIRST.log().mark();
    FIRST.kill();

    FIRST.start();

    var took = Duration.between(killed, Instant.now());
    System.out.println("ready again " + took + " after kill -9");
    assertThat(isTold(FIRST, mark, "DISP00522")).isFalse();
    assertThat(took).isLessThan(DEAD_AFTER.plus(SOON));
  }

  @Test
  void aStoppedServerHasItsNameBackAtOnce() {
    long mark = FIRST.log().mark();
    FIRST.stop();

    FIRST.start();

    assertThat(isTold(FIRST, mark, "DISP00521")).as("waits").isFalse();
  }

  private static boolean isTold(ServerProcess server, long mark, String number) {
    return server.log().since(mark).stream().anyMatch(line -> line.contains(number));
  }

  private static String check(ServerProcess server, String name) {
    for (var check : Api.of(server.application()).get("/health/ready").json().path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check.path("status").asText();
      }
    }
    return "none";
  }
}
