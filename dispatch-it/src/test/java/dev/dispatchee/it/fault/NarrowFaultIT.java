// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that works on one run at a time is asked for a thousand. */
class NarrowFaultIT {

  private static final int TRIGGERS = 100;
  private static final int FIRES = 1_000;

  private static final WitnessedServer SERVER = WitnessedServer.make("narrow", Map.of());

  @RegisterExtension
  private final TellsTheLog tellsTheLog = new TellsTheLog(SERVER.process().log());

  @Test
  void runsAThousandFiresOneByOne() {
    try (SERVER) {
      SERVER
          .process()
          .configure(
              """
              /subsystem=ee/managed-executor-service=dispatch:write-attribute(name=core-threads, value=1)
              /subsystem=ee/managed-executor-service=dispatch:write-attribute(name=max-threads, value=1)
              """);
      SERVER.start();
      List<Trigger> triggers = new ArrayList<>();
      for (int i = 0; i < TRIGGERS; i++) {
        var draft = SERVER.aTrigger("narrow " + i).withCron("*/1 * * * * ?").withOverlap();
        triggers.add(SERVER.create(draft).orElseThrow());
      }
      var last = triggers.get(TRIGGERS - 1);
      await().atMost(Duration.ofSeconds(60)).until(() -> last.logs().size() >= FIRES / TRIGGERS);

      var account = SERVER.settle();

      System.out.println(account);
      account.mustBeSound();
      assertThat(account.runs()).isGreaterThanOrEqualTo(FIRES);
      assertThat(account.mostRunsAtOnce()).isOne();
    }
  }
}
