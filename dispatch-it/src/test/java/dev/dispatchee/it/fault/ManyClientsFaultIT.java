// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.ManyClients;
import dev.dispatchee.it.SharedServerTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many clients at the same triggers for a minute. */
class ManyClientsFaultIT extends SharedServerTest {

  @Test
  void loseNoUpdateAndMeetNoDeadlock() {
    ManyClients.letThemWork(given, 20, 50, Duration.ofSeconds(60));
  }
}
