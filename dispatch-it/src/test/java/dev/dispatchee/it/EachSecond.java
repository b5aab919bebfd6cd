// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import java.time.Instant;
import java.util.ArrayList;

/** What is owed to a trigger that is due every second. */
public final class EachSecond {

  private EachSecond() {}

  /** From its first log to its last: no instant without, and none with two. */
  public static void hasOneLog(Trigger trigger) {
    var logs = trigger.logs();
    var first = logs.get(0).plannedDate();
    var last = logs.get(logs.size() - 1).plannedDate();
    var expected = new ArrayList<Instant>();
    for (var instant = first; !instant.isAfter(last); instant = instant.plusSeconds(1)) {
      expected.add(instant);
    }
    assertThat(logs).extracting(Log::plannedDate).containsExactlyElementsOf(expected);
    assertThat(first.truncatedTo(SECONDS)).isEqualTo(first);
  }
}
