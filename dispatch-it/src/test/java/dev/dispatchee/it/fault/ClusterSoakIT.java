// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database under load, of which now one and now the other is lost. */
class ClusterSoakIT {

  private static final Duration LENGTH =
      Duration.parse(System.getProperty("dispatch.it.cluster-soak.length", "PT3M"));
  private static final long SEED =
      Long.getLong("dispatch.it.soak.seed", new Random().nextInt(1_000_000));

  private static final long BETWEEN_REQUESTS_MILLIS = 100;
  private static final int SHORTEST_REST_MILLIS = 3_000;
  private static final int LONGEST_REST_MILLIS = 8_000;

  private static final PostgresServer POSTGRES = PostgresServer.start("pair-data");
  private static final WitnessedServer FIRST =
      WitnessedServer.makeQuickOnPostgres("pair-first", POSTGRES);
  private static final ServerProcess SECOND = FIRST.mate("pair-second", POSTGRES);

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(FIRST.process().log());

  private enum Loss {
    FIRST_IS_KILLED {
      @Override
      void befall() {
        FIRST.kill();
        FIRST.start();
      }
    },
    SECOND_IS_KILLED {
      @Override
      void befall() {
        SECOND.kill();
        SECOND.start();
      }
    },
    FIRST_IS_STOPPED {
      @Override
      void befall() {
        FIRST.stop();
        FIRST.start();
      }
    },
    SECOND_IS_STOPPED {
      @Override
      void befall() {
        SECOND.stop();
        SECOND.start();
      }
    },
    BOTH_ARE_KILLED {
      @Override
      void befall() {
        FIRST.kill();
        SECOND.kill();
        SECOND.beginToStart();
        FIRST.start();
        SECOND.awaitReady();
      }
    };

    abstract void befall();
  }

  @AfterAll
  static void end() {
    SECOND.close();
    FIRST.close();
    POSTGRES.close();
  }

  @Test
  void keepsItsPromisesWhicheverIsLost() throws InterruptedException {
    System.out.printf("-Ddispatch.it.soak.seed=%d for %s%n", SEED, LENGTH);
    FIRST.start();
    SECOND.start();
    var load = new SoakLoad(FIRST, new Random(SEED));
    load.begin();
    var users = Executors.newSingleThreadScheduledExecutor();
    try {
      var requests =
          users.scheduleWithFixedDelay(
              load::act, 0, BETWEEN_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
      haveLosses(new Random(SEED), requests::isDone);
    } finally {
      users.shutdown();
      users.awaitTermination(1, TimeUnit.MINUTES);
    }

    var account = FIRST.settle();
    SECOND.stop();

    System.out.println(account);
    account.mustBeSound();
  }

  private interface Ended {
    boolean isSo();
  }

  private static void haveLosses(Random random, Ended load) {
    var start = Instant.now();
    var coming = new ArrayDeque<Loss>();
    while (Duration.between(start, Instant.now()).compareTo(LENGTH) < 0) {
      if (coming.isEmpty()) {
        var all = Arrays.asList(Loss.values());
        Collections.shuffle(all, random);
        coming.addAll(all);
      }
      var rested =
          Instant.now().plusMillis(random.nextInt(SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS));
      Awaitility.await().until(() -> Instant.now().isAfter(rested));
      if (load.isSo()) {
        throw new IllegalStateException("the load has ended");
      }
      var loss = coming.pop();
      System.out.println(Instant.now() + " " + loss);
      loss.befall();
    }
  }
}
