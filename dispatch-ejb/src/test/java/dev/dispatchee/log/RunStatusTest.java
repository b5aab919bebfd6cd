// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStatusTest {

  @ParameterizedTest
  @EnumSource(RunStatus.class)
  void followsTheTable(RunStatus status) {
    var allowed =
        switch (status) {
          case QUEUED -> EnumSet.of(RunStatus.IN_PROGRESS, RunStatus.CANCELED);
          case IN_PROGRESS ->
              EnumSet.of(
                  RunStatus.QUEUED,
                  RunStatus.SUCCESSFUL,
                  RunStatus.FAILED,
                  RunStatus.CANCELED,
                  RunStatus.TIMED_OUT);
          default -> EnumSet.noneOf(RunStatus.class);
        };
    for (var next : RunStatus.values()) {
      assertThat(status.canBecome(next))
          .as("%s to %s", status, next)
          .isEqualTo(allowed.contains(next));
    }
    assertThat(status.isEnded()).isEqualTo(allowed.isEmpty());
  }
}
