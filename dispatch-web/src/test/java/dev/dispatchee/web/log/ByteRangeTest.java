// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 4, bytes 0-3/10",
    "bytes=2-, 2, 10, bytes 2-9/10",
    "bytes=-3, 7, 10, bytes 7-9/10",
    "bytes=-99, 0, 10, bytes 0-9/10",
    "bytes=9-9, 9, 10, bytes 9-9/10",
    "bytes=0-999999999999999999, 0, 10, bytes 0-9/10",
    "BYTES=0-0, 0, 1, bytes 0-0/10"
  })
  void isCutToWhatThereIs(String header, long first, long end, String told) {
    var range = ByteRange.of(header, 10).orElseThrow();

    assertThat(range).isEqualTo(new ByteRange(first, end));
    assertThat(range.contentRange(10)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=x",
        "bytes=0-1,3-4",
        "items=0-1",
        "bytes=０-1",
        "bytes=9999999999999999999-",
        "bytes=0-9999999999999999999",
        "bytes = 0-1"
      })
  void whatCannotBeReadAsOneRangeIsPassedOver(String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }

  @Test
  void withoutTheHeaderTheWholeIsAskedFor() {
    assertThat(ByteRange.of(null, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=5-2", "bytes=-0"})
  void aRangeOutsideIsRefusedWithTheSizeThereIs(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ByteRange.of(header, 10))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(ProblemCode.RANGE_NOT_SATISFIABLE);
              assertThat(refused.headers()).isEqualTo(Map.of("Content-Range", "bytes */10"));
            });
  }

  @Test
  void nothingOfAnEmptyOutputCanBeAskedFor() {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ByteRange.of("bytes=0-", 0));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ByteRange.of("bytes=-5", 0));
  }
}
