// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

  @Test
  void withoutTheHeaderThereIsNoCondition() {
    assertThat(IfMatch.of(null)).isEqualTo(VersionCondition.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " * "})
  void aStarIsAConditionThatAnyVersionMeets(String header) {
    assertThat(IfMatch.of(header)).isEqualTo(VersionCondition.EXISTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"7\"",
        " \"7\" ",
        "\"6\",\"7\"",
        "\"7\" , \"8\"",
        ",\"7\",,",
        "\"a,b\",\"7\"",
        "W/\"7\",\"7\""
      })
  void oneOfTheTagsMustBeTheVersion(String header) {
    assertThat(IfMatch.of(header).versions()).contains(7L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"6\"",
        "\"07\"",
        "\"\"",
        "\"77\"",
        "\"7,8\"",
        "\"99999999999999999999\"",
        "\"é\""
      })
  void otherTagsAreStale(String header) {
    var condition = IfMatch.of(header);

    assertThat(condition.mustExist()).isTrue();
    assertThat(condition.versions()).isNotNull().doesNotContain(7L);
  }

  @Test
  void aWeakTagMatchesNothing() {
    assertThat(IfMatch.of("W/\"7\"")).isEqualTo(VersionCondition.oneOf(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "7",
        "\"7",
        "7\"",
        "*,\"7\"",
        "\"7\",*",
        "\"7\" \"8\"",
        "\"7\"x",
        "w/\"7\""
      })
  void whatIsNoTagCannotBeRead(String header) {
    assertThat(refusalOf(() -> IfMatch.of(header))).isEqualTo(ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void manyTagsAreReadWithoutDeepRecursion() {
    assertThat(IfMatch.of("\"1\",".repeat(50_000) + "\"7\"").versions()).containsOnly(1L, 7L);
    assertThat(refusalOf(() -> IfMatch.of("\"".repeat(100_001))))
        .isEqualTo(ProblemCode.MALFORMED_REQUEST);
  }

  private static ProblemCode refusalOf(Runnable reading) {
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(reading::run)
        .actual()
        .code();
  }
}
