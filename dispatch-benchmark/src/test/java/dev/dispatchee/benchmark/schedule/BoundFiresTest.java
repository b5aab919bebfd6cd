// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundFiresTest {

  /** It prints what it finds; what counts is the benchmark, on a machine that does nothing else. */
  @Test
  void walksOverFiresOfEachKindAndRule() {
    var found = new BoundFires(1).milliseconds();

    found.forEach((title, millis) -> System.out.printf("%s: %.0f ms%n", title, millis));
    assertThat(found).hasSize(15);
  }
}
