// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.TellsTheLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server works under mixed load while one misfortune after the other befalls it; then its account
 * is settled. {@code -Ddispatch.it.soak.seed} repeats what a run has printed, as far as time lets
 * it.
 */
class SoakIT {

  private static final WitnessedServer SERVER =
      WitnessedServer.make(
          "soaked", Map.of("dispatch.stop.patience", "PT3S", "dispatch.cancel.grace", "PT2S"));

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @Test
  void keepsItsPromisesWhateverBefallsIt() throws InterruptedException, ExecutionException {
    var soak = Soak.of(SERVER, "dispatch.it.soak.length", "PT2M");
    try (SERVER) {
      SERVER.start();
      soak.bear(List.of(Misfortune.values()), misfortune -> misfortune.befall(SERVER));
    }
  }
}
