// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FewValuesTest {

  @Test
  void tellsTheFirstByTheirNamesAndAllLaterOnesByOne() {
    var values = new FewValues(2);

    assertThat(values.of("a")).isEqualTo("a");
    assertThat(values.of("b")).isEqualTo("b");
    assertThat(values.of("c")).isEqualTo("other");
    assertThat(values.of("a")).isEqualTo("a");
    assertThat(values.of("d")).isEqualTo("other");
  }
}
