// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {

  private static final String BEFORE =
      """
      "worker-1" #61 daemon prio=5 os_prio=0 cpu=100.00ms elapsed=7.28s tid=0x01 nid=0x10 waiting on condition
         java.lang.Thread.State: WAITING (parking)
      "worker-2" #62 prio=5 os_prio=0 cpu=2.50ms elapsed=7.28s tid=0x02 nid=0x11 waiting
      "VM Thread" os_prio=0 cpu=1.00ms elapsed=7.28s tid=0x03 nid=0x12 runnable
      """;

  private static final String AFTER =
      """
      "worker-1" #61 daemon prio=5 os_prio=0 cpu=400.00ms elapsed=9.28s tid=0x01 nid=0x10 waiting on condition
      "worker-3" #63 prio=5 os_prio=0 cpu=50.00ms elapsed=1.28s tid=0x04 nid=0x13 waiting
      "VM Thread" os_prio=0 cpu=1.00ms elapsed=9.28s tid=0x03 nid=0x12 runnable
      """;

  @Test
  void addsUpWhatThreadsOfOneKindUsedInBetween() {
    assertThat(ThreadTimes.parse(AFTER).since(ThreadTimes.parse(BEFORE)))
        .containsEntry("worker-*", Duration.ofMillis(350))
        .containsEntry("VM Thread", Duration.ZERO)
        .hasSize(2);
  }

  @Test
  void putsTheMostFirst() {
    assertThat(ThreadTimes.parse(AFTER).table(ThreadTimes.parse(BEFORE), Duration.ofSeconds(1)))
        .endsWith("| worker-* | 35.000 |\n| VM Thread | 0.000 |\n");
  }

  @Test
  void seesTheThreadsOfThisProcess() {
    assertThat(ThreadTimes.of(ProcessHandle.current()).byThread().keySet())
        .anyMatch(thread -> thread.endsWith(" " + Thread.currentThread().getName()))
        .anyMatch(thread -> thread.endsWith(" VM Thread"));
  }
}
