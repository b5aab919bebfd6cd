// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"job.zip\" | job.zip",
        "attachment;filename=job.zip | job.zip",
        "inline; a=b; FileName = \"my job; 2.zip\" ; c=d | my job; 2.zip",
        "attachment; filename=\"a\\\"b\\\\c.zip\" | a\"b\\c.zip",
        "attachment; filename=\"x.zip\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.zip | Größe.zip",
        "attachment; filename*=utf-8''%e2%82%ac%20a.zip | € a.zip"
      })
  void readsTheNameOfAFile(String header, String name) {
    assertThat(FileName.of(header)).isEqualTo(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "attachment",
        "attachment; name=\"a.zip\"",
        "attachment; filename=\"a.zip",
        "attachment; filename=\"a.zip\"; filename=\"b.zip\"",
        "attachment; filename=\"Gr\u00f6sse.zip\"",
        "attachment; filename*=ISO-8859-1''Gr%F6sse.zip",
        "attachment; filename*=UTF-8''Gr%F6sse.zip",
        "attachment; filename*=UTF-8''a%2",
        "attachment; filename*=UTF-8''a%zz",
        "attachment; filename*=a.zip"
      })
  void refusesWhatNamesNone(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> FileName.of(header))
        .matches(refused -> refused.code() == ProblemCode.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.zip", "Größe & 2%.zip", "日本 (1).jar", "it's.zip"})
  void readsWhatItAnswers(String name) {
    assertThat(FileName.header(name)).matches("[\\x20-\\x7e]+");
    assertThat(FileName.of(FileName.header(name))).isEqualTo(name);
  }

  @Test
  void readsAHeaderInLinearTime() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> FileName.of("a" + ";x=\"".repeat(1_000_000)));
  }
}
