// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.fuzz.ApiFuzz;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each operation of the OpenAPI document with values that nobody should send: no failure of the
 * server, no answer but those of the document, and nothing changes that is refused. {@code
 * -Ddispatch.it.fuzz.seed} repeats what a run has printed, {@code -Ddispatch.it.fuzz.calls} says
 * how often it calls.
 */
class ApiFuzzFaultIT {

  private static final long SEED =
      Long.getLong("dispatch.it.fuzz.seed", new Random().nextInt(1_000_000));
  private static final int CALLS = Integer.getInteger("dispatch.it.fuzz.calls", 5_000);

  @Test
  void answersAsTheDocumentSaysWhateverItIsAsked() throws IOException {
    System.out.printf("-Ddispatch.it.fuzz.seed=%d for %d calls%n", SEED, CALLS);
    try (var server = ServerProcess.make("fuzzed", Map.of())) {
      server.deployEar();
      server.start();
      var admin = Api.of(server.application()).as(User.ADMIN);
      var fuzz = new ApiFuzz(server.application(), admin, "fuzzed", SEED);
      long mark = server.log().mark();

      fuzz.call(CALLS);

      System.out.println(fuzz.statuses());
      assertThat(fuzz.faults()).as("seed %d", SEED).isEmpty();
      assertThat(fuzz.statuses()).as("all kinds of answers").containsKeys(200, 201, 202, 400, 422);
      assertThat(server.log().since(mark))
          // The server itself calls it an error when somebody who follows a run goes away.
          .noneMatch(line -> line.contains(" ERROR ") && !line.contains("[io.undertow."))
          .noneMatch(line -> line.contains("SqlExceptionHelper"));
    }
  }
}
