// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dispatchee.it.server.PgBouncer;
import dev.dispatchee.it.server.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * PgBouncer stands between a server and PostgreSQL. Skipped, by this name, where it is missing. In
 * transaction mode it has so few connections that hardly a transaction has the one before it had.
 */
class PgBouncerFaultIT {

  private static final int ONE_FOR_EACH = 60;
  private static final int FEW = 8;
  private static final int AS_THE_DRIVER = 5;
  private static final int NEVER = 0;
  private static final Duration UNDER_LOAD = Duration.ofSeconds(20);
  private static final List<String> STATEMENTS_ARE_LOST =
      List.of("26000", "42P05", "prepared statement");

  @BeforeEach
  void isInstalled() {
    assumeThat(PgBouncer.isThere()).as("PgBouncer is installed").isTrue();
  }

  @Test
  void mayGiveEachConnectionOneOfItsOwn() throws InterruptedException, ExecutionException {
    bearsLoadThrough("session", ONE_FOR_EACH, AS_THE_DRIVER);
  }

  @Test
  void mayGiveEachTransactionAnotherOneIfNoStatementIsKeptPrepared()
      throws InterruptedException, ExecutionException {
    bearsLoadThrough("transaction", FEW, NEVER);
  }

  private static void bearsLoadThrough(String mode, int size, int prepareThreshold)
      throws InterruptedException, ExecutionException {
    var name = "bounced-" + mode;
    try (var postgres = PostgresServer.start(name + "-data");
        var bouncer = PgBouncer.start("bouncer-" + mode, postgres, mode, size);
        var server =
            WitnessedServer.makeQuickOn(
                name, values(bouncer, prepareThreshold), postgres::dataSource)) {
      server.start();
      new Soak(server, UNDER_LOAD, 11)
          .bear(
              List.of("PgBouncer is started again"),
              again -> {
                server.isAway();
                bouncer.kill();
                bouncer.startAgain();
                server.isBack();
              });
      assertThat(server.process().log().since(0))
          .noneMatch(line -> STATEMENTS_ARE_LOST.stream().anyMatch(line::contains));
    }
  }

  private static Map<String, String> values(PgBouncer bouncer, int prepareThreshold) {
    return Map.of(
        "db_host",
        "127.0.0.1",
        "db_port",
        Integer.toString(bouncer.port()),
        "prepare_threshold",
        Integer.toString(prepareThreshold));
  }
}
