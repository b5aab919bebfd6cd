// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

  @Test
  void hasCommasBetweenAndNothingForWhatIsNot() {
    assertThat(CsvLine.of(Arrays.asList(1L, null, "a b", null))).isEqualTo("1,,a b,\r\n");
  }

  @Test
  void quotesWhatWouldEndAValueOrALine() {
    assertThat(CsvLine.of(List.of("a,b", "say \"x\"", "two\nlines", "plain")))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
  void marksWhatASpreadsheetWouldTakeForAFormula(String text) {
    assertThat(CsvLine.of(List.of(text)).replace("\"", "")).isEqualTo("'" + text + "\r\n");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    assertThat(CsvLine.of(List.of(-1, 5L))).isEqualTo("-1,5\r\n");
  }
}
