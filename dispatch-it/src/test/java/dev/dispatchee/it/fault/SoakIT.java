// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.TellsTheLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server works under mixed load while one misfortune after the other befalls it; then its account
 * is settled. {@code -Ddispatch.it.soak.seed} repeats what a run has printed, as far as time lets
 * it.
 */
class SoakIT {

  private static final Duration LENGTH =
      Duration.parse(System.getProperty("dispatch.it.soak.length", "PT5M"));
  private static final long SEED =
      Long.getLong("dispatch.it.soak.seed", new Random().nextInt(1_000_000));

  private static final long BETWEEN_REQUESTS_MILLIS = 100;
  private static final int SHORTEST_REST_MILLIS = 5_000;
  private static final int LONGEST_REST_MILLIS = 15_000;

  private static final WitnessedServer SERVER =
      WitnessedServer.make(
          "soaked", Map.of("dispatch.stop.patience", "PT3S", "dispatch.cancel.grace", "PT2S"));

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @Test
  void keepsItsPromisesWhateverBefallsIt() throws InterruptedException, ExecutionException {
    System.out.printf("-Ddispatch.it.soak.seed=%d for %s%n", SEED, LENGTH);
    try (SERVER) {
      SERVER.start();
      var load = new SoakLoad(SERVER, new Random(SEED));
      load.begin();
      var users = Executors.newSingleThreadScheduledExecutor();
      try {
        var requests =
            users.scheduleWithFixedDelay(
                load::act, 0, BETWEEN_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
        haveMisfortunes(requests, new Random(SEED));
      } finally {
        users.shutdown();
        users.awaitTermination(1, TimeUnit.MINUTES);
      }

      var account = SERVER.settle();

      System.out.println(account);
      account.mustBeSound();
    }
  }

  private static void haveMisfortunes(Future<?> requests, Random random)
      throws InterruptedException, ExecutionException {
    var start = Instant.now();
    var coming = new ArrayDeque<Misfortune>();
    while (rest(requests, random) && Duration.between(start, Instant.now()).compareTo(LENGTH) < 0) {
      if (coming.isEmpty()) {
        // Each kind has its turn, so that no run goes without one.
        var all = Arrays.asList(Misfortune.values());
        Collections.shuffle(all, random);
        coming.addAll(all);
      }
      var misfortune = coming.pop();
      System.out.println(Instant.now() + " " + misfortune);
      misfortune.befall(SERVER);
    }
  }

  // Ends at once, in an exception, when no more requests are sent.
  private static boolean rest(Future<?> requests, Random random)
      throws InterruptedException, ExecutionException {
    try {
      requests.get(
          random.nextInt(SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS), TimeUnit.MILLISECONDS);
      throw new IllegalStateException("the load has ended");
    } catch (TimeoutException rested) {
      return true;
    }
  }
}
