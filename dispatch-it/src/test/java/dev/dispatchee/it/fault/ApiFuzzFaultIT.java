// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.BesideOthers;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.fuzz.ApiFuzz;
import dev.dispatchee.it.fuzz.OddFuzz;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each operation of the OpenAPI document with values that nobody should send, and whatever else can
 * be sent: no failure of the server, no answer but those of the document, and nothing changes that
 * is refused. {@code -Ddispatch.it.fuzz.seed} repeats what a run has printed, {@code
 * -Ddispatch.it.fuzz.calls} says how often it calls.
 */
@BesideOthers
class ApiFuzzFaultIT {

  private static final long SEED =
      Long.getLong("dispatch.it.fuzz.seed", new Random().nextInt(1_000_000));
  private static final int CALLS = Integer.getInteger("dispatch.it.fuzz.calls", 3_000);

  @Test
  void answersAsTheDocumentSaysWhateverItIsAsked() throws IOException {
    try (var server = ServerProcess.make("fuzzed", Map.of())) {
      fuzz(server, "fuzzed", CALLS);
    }
  }

  // Which does not store all that H2 stores.
  @Test
  void answersAsTheDocumentSaysOnPostgresqlToo() throws IOException {
    try (var postgres = PostgresServer.start("fuzzed-data");
        var server = ServerProcess.makeOnPostgres("fuzzed-postgres", postgres.port(), Map.of())) {
      fuzz(server, "fuzzed-postgres", CALLS / 2);
    }
  }

  private static void fuzz(ServerProcess server, String node, int calls) throws IOException {
    System.out.printf("-Ddispatch.it.fuzz.seed=%d for %d calls on %s%n", SEED, calls, node);
    server.deployEar();
    server.start();
    var admin = Api.of(server.application()).as(User.ADMIN);
    var fuzz = new ApiFuzz(server.application(), admin, node, SEED);
    var odd = new OddFuzz(server.application(), admin, node, SEED);
    long mark = server.log().mark();

    fuzz.call(calls);
    long oddMark = server.log().mark();
    odd.send(calls / 2);

    System.out.println(fuzz.statuses() + " " + odd.statuses());
    assertThat(fuzz.faults()).as("seed %d", SEED).isEmpty();
    assertThat(odd.faults()).as("odd requests, seed %d", SEED).isEmpty();
    assertThat(fuzz.statuses()).as("all kinds of answers").containsKeys(200, 201, 202, 400, 422);
    assertThat(odd.statuses()).as("all kinds of odd answers").containsKeys(200, 401, 404, 405, 413);
    assertThat(server.log().since(mark))
        // The server itself calls it an error when somebody who follows a run goes away.
        .noneMatch(line -> line.contains(" ERROR ") && !line.contains("[io.undertow."))
        .noneMatch(line -> line.contains("SqlExceptionHelper"));
    // No odd request follows a run, but who followed one before may be found gone only now.
    assertThat(server.log().since(oddMark))
        .noneMatch(line -> line.contains(" ERROR ") && !line.contains("[io.undertow.request.io]"))
        .noneMatch(line -> line.startsWith("\tat deployment.dispatch.ear"));
  }
}
