// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathIdsTest {

  @Test
  void readsPositiveNumbers() {
    assertThat(PathIds.trigger("1").value()).isEqualTo(1);
    assertThat(PathIds.trigger("999999999999999999").value()).isEqualTo(999999999999999999L);
    assertThat(PathIds.log("999999999999999999").value()).isEqualTo(999999999999999999L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "01",
        "1.0",
        "1e3",
        "x",
        " 1",
        "1 ",
        "１",
        "1\n",
        "9223372036854775808",
        "99999999999999999999999"
      })
  void nothingElseCanBeFound(String text) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> PathIds.trigger(text))
        .withMessage("trigger with that id not found");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> PathIds.log(text))
        .withMessage("log with that id not found");
  }
}
