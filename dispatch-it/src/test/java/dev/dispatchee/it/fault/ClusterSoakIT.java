// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database under load, of which now one and now the other is lost. */
class ClusterSoakIT {

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
  void keepsItsPromisesWhicheverIsLost() throws InterruptedException, ExecutionException {
    var soak = Soak.of(FIRST, "dispatch.it.cluster-soak.length", "PT3M");
    FIRST.start();
    SECOND.start();
    soak.bear(List.of(Loss.values()), Loss::befall);
  }
}
