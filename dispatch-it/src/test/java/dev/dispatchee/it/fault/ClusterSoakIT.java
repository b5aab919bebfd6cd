// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes on one database fire twenty times a second while now one and now the other is lost, or
 * the database.
 */
class ClusterSoakIT {

  private static final PostgresServer POSTGRES = PostgresServer.start("pair-data");
  private static final WitnessedServer FIRST =
      WitnessedServer.makeQuickOnPostgres("pair-first", POSTGRES);
  private static final ServerProcess SECOND = FIRST.mate("pair-second", POSTGRES);

  /** Those of the usual load come to some eight. */
  private static final int FIRES_A_SECOND_BESIDES = 12;

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
    },
    FIRST_IS_FROZEN {
      @Override
      void befall() {
        FIRST.isAway();
        freezeForAWhile(FIRST.process());
        FIRST.isBack();
      }
    },
    SECOND_IS_FROZEN {
      @Override
      void befall() {
        freezeForAWhile(SECOND);
        SECOND.awaitReady();
      }
    },
    DATABASE_IS_KILLED {
      @Override
      void befall() {
        FIRST.isAway();
        POSTGRES.kill();
        awaitThePassingOf(LONGER_THAN_THE_DEAD_TIME);
        POSTGRES.startAgain();
        FIRST.isBack();
        SECOND.awaitReady();
      }
    },
    EXECUTORS_ARE_DEPLOYED_AGAIN {
      @Override
      void befall() {
        FIRST.isAway();
        FIRST.deployExecutorsAgain();
        FIRST.isBack();
      }
    },
    BOTH_ARE_STARTED_AGAIN_BY_TURNS {
      @Override
      void befall() {
        FIRST_IS_STOPPED.befall();
        SECOND_IS_STOPPED.befall();
      }
    };

    private static final Duration LONGER_THAN_THE_DEAD_TIME = Duration.ofSeconds(8);

    abstract void befall();

    private static void freezeForAWhile(ServerProcess node) {
      var from = Instant.now();
      node.freeze();
      awaitThePassingOf(LONGER_THAN_THE_DEAD_TIME);
      node.thaw();
      FIRST.wasFrozen(from, Instant.now());
    }

    private static void awaitThePassingOf(Duration time) {
      var until = Instant.now().plus(time);
      Awaitility.await().atMost(time.multipliedBy(2)).until(() -> Instant.now().isAfter(until));
    }
  }

  @AfterAll
  static void end() {
    SECOND.close();
    FIRST.close();
    POSTGRES.close();
  }

  @Test
  void keepsItsPromisesWhicheverIsLost() throws InterruptedException, ExecutionException {
    var soak =
        Soak.of(FIRST, "dispatch.it.cluster-soak.length", "PT2M").withMore(FIRES_A_SECOND_BESIDES);
    FIRST.start();
    SECOND.start();
    soak.bear(List.of(Loss.values()), Loss::befall);
  }
}
